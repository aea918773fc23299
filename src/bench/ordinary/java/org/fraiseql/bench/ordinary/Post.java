package org.fraiseql.bench.ordinary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Ignore;

@Entity
@Table(name = "posts")
public class Post {
    @Id
    private long id;

    @Column(name = "author_id")
    private long authorId;

    private String title;
    private String slug;
    private String status;

    @Column(name = "view_count")
    private int viewCount;

    private BigDecimal score;

    @Column(name = "created_at")
    private LocalDateTime createdAt;

    @Transient
    private List<Comment> comments;

    public long getId() {
        return id;
    }

    public long getAuthorId() {
        return authorId;
    }

    public String getTitle() {
        return title;
    }

    public String getSlug() {
        return slug;
    }

    public String getStatus() {
        return status;
    }

    public int getViewCount() {
        return viewCount;
    }

    public BigDecimal getScore() {
        return score;
    }

    public LocalDateTime getCreatedAt() {
        return createdAt;
    }

    public List<Comment> getComments() {
        return comments;
    }

    @Ignore
    public void setComments(List<Comment> comments) {
        this.comments = comments;
    }
}
