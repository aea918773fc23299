package org.fraiseql.bench.ordinary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Ignore;

@Entity
@Table(name = "users")
public class User {
    @Id
    private long id;

    private String username;
    private String email;

    @Column(name = "full_name")
    private String fullName;

    private String bio;
    private String country;
    private int reputation;

    @Column(name = "created_at")
    private LocalDateTime createdAt;

    @Transient
    private List<Post> posts;

    public long getId() {
        return id;
    }

    public String getUsername() {
        return username;
    }

    public String getEmail() {
        return email;
    }

    public String getFullName() {
        return fullName;
    }

    public String getBio() {
        return bio;
    }

    public String getCountry() {
        return country;
    }

    public int getReputation() {
        return reputation;
    }

    public LocalDateTime getCreatedAt() {
        return createdAt;
    }

    public List<Post> getPosts() {
        return posts;
    }

    @Ignore
    public void setPosts(List<Post> posts) {
        this.posts = posts;
    }
}
