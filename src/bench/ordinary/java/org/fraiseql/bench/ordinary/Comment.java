package org.fraiseql.bench.ordinary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

@Entity
@Table(name = "comments")
public class Comment {
    @Id
    private long id;

    @Column(name = "post_id")
    private long postId;

    private String body;
    private int upvotes;

    @Column(name = "created_at")
    private LocalDateTime createdAt;

    public long getId() {
        return id;
    }

    public long getPostId() {
        return postId;
    }

    public String getBody() {
        return body;
    }

    public int getUpvotes() {
        return upvotes;
    }

    public LocalDateTime getCreatedAt() {
        return createdAt;
    }
}
