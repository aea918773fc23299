package org.fraiseql.bench.ordinary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/**
 * The ordinary way: beans of MicroProfile GraphQL over entities of Jakarta Persistence, as one writes them who minds their speed. Children are fetched
 * for all parents at once and cut to the limit here, as JPQL has no limit for each parent (a join fetch would repeat the parents and have no limit at all);
 * queries are read-only.
 */
@GraphQLApi
@ApplicationScoped
public class BlogApi {
    @PersistenceUnit
    EntityManagerFactory factory;

    @Query
    public User user(long id) {
        List<User> found = read("SELECT u FROM User u WHERE u.id = :id", User.class, query -> query.setParameter("id", id));
        return found.isEmpty() ? null : found.get(0);
    }

    @Query
    public List<User> users(long after, int limit) {
        return read(
                "SELECT u FROM User u WHERE u.id > :after ORDER BY u.id",
                User.class,
                query -> query.setParameter("after", after).setMaxResults(limit));
    }

    @Query
    public List<Post> posts(long after, int limit) {
        return read(
                "SELECT p FROM Post p WHERE p.id > :after ORDER BY p.id",
                Post.class,
                query -> query.setParameter("after", after).setMaxResults(limit));
    }

    @Query
    public List<User> usersWithPosts(long after, int limit, int posts, int comments) {
        List<User> users = users(after, limit);
        Map<Long, List<Post>> postsByUser = grouped(
                read(
                        "SELECT p FROM Post p WHERE p.authorId IN :ids ORDER BY p.createdAt DESC, p.id",
                        Post.class,
                        query -> query.setParameter("ids", users.stream().map(User::getId).toList())),
                Post::getAuthorId,
                posts);
        List<Long> ids = postsByUser.values().stream().flatMap(List::stream).map(Post::getId).toList();
        Map<Long, List<Comment>> commentsByPost = ids.isEmpty()
                ? Map.of()
                : grouped(
                        read(
                                "SELECT c FROM Comment c WHERE c.postId IN :ids ORDER BY c.id",
                                Comment.class,
                                query -> query.setParameter("ids", ids)),
                        Comment::getPostId,
                        comments);
        for (User user : users) {
            user.setPosts(postsByUser.getOrDefault(user.getId(), List.of()));
            user.getPosts().forEach(post -> post.setComments(commentsByPost.getOrDefault(post.getId(), List.of())));
        }
        return users;
    }

    private <T> List<T> read(String jpql, Class<T> type, UnaryOperator<TypedQuery<T>> bind) {
        try (EntityManager entities = factory.createEntityManager()) {
            return bind.apply(entities.createQuery(jpql, type).setHint("eclipselink.read-only", "true"))
                    .getResultList();
        }
    }

    /** The first ones of each parent. */
    private static <C> Map<Long, List<C>> grouped(List<C> children, ToLongFunction<C> parentKey, int limit) {
        Map<Long, List<C>> groups = new LinkedHashMap<>();
        for (C child : children) {
            List<C> group = groups.computeIfAbsent(parentKey.applyAsLong(child), missing -> new ArrayList<>());
            if (group.size() < limit) {
                group.add(child);
            }
        }
        return groups;
    }
}
