package org.fraiseql.container.enterprise;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.fraiseql.query.Queries;

/** A resource of JAX-RS. */
@Path("")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class DeskResource {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Purchases purchases;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedScheduledExecutorService scheduler;

    /** As whoever asks, and as the application. */
    @GET
    @Path("tenants")
    public String tenants() {
        return Asked.tenants(queries) + " / " + Asked.tenants(queries.asApplication());
    }

    /** The same on a thread of the container's, on which nobody asks. */
    @GET
    @Path("scheduled")
    public String scheduled() throws InterruptedException, ExecutionException {
        return scheduler.schedule(this::tenants, 1, TimeUnit.MILLISECONDS).get();
    }

    /** What the timer was told last. */
    @GET
    @Path("night")
    public String night() {
        return Nights.last();
    }

    /** In a transaction of the EJB's. */
    @POST
    @Path("purchases/{note}")
    public String buy(@PathParam("note") String note) {
        return Long.toString(purchases.buyTwice(note));
    }

    /** In a transaction of this resource's, which the EJB joins. */
    @POST
    @Path("twice/{first}/{second}")
    @Transactional
    public String buyBoth(@PathParam("first") String first, @PathParam("second") String second) {
        return purchases.buyTwice(first) + " " + purchases.buyTwice(second);
    }

    /** For whom they were written. */
    @GET
    @Path("purchases/{note}")
    public String purchases(@PathParam("note") String note) {
        return purchases.of(note).toString();
    }
}
