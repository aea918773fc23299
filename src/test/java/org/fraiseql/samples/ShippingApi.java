package org.fraiseql.samples;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Business logic beside the tables: two queries, a mutation, and a field that is computed for each parcel. */
@GraphQLApi
@ApplicationScoped
public class ShippingApi {
    private static final BigDecimal PER_KILOGRAM = new BigDecimal("4.90");
    private static final BigDecimal HEAVIEST = new BigDecimal("31.5");
    private static final int DAYS_ON_THE_WAY = 3;

    private final ConcurrentLinkedQueue<Parcel> parcels = new ConcurrentLinkedQueue<>();

    @Query
    @NonNull
    @Description("What it costs to send this weight.")
    public BigDecimal shippingCost(@NonNull BigDecimal kilograms) throws GraphQLException {
        if (kilograms.compareTo(HEAVIEST) > 0) {
            throw new GraphQLException("A parcel weighs at most " + HEAVIEST + " kg");
        }
        return PER_KILOGRAM.multiply(kilograms).setScale(2, RoundingMode.HALF_UP);
    }

    @Query
    public List<@NonNull Parcel> parcels() {
        return new ArrayList<>(parcels);
    }

    @Mutation
    @NonNull
    public Parcel sendParcel(@NonNull NewParcel parcel) throws GraphQLException {
        shippingCost(parcel.kilograms());
        Parcel sent = new Parcel(UUID.randomUUID(), parcel.kilograms(), parcel.sendOn());
        parcels.add(sent);
        return sent;
    }

    /** Appears as the field {@code Parcel.arrivesOn}. */
    @Name("arrivesOn")
    public LocalDate arrival(@Source Parcel parcel) {
        return parcel.sentOn().plusDays(DAYS_ON_THE_WAY);
    }
}
