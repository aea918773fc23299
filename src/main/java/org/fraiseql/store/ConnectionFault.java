package org.fraiseql.store;

import org.fraiseql.support.ErrorCode;

/** Why no connection was to be had, as far as it can be told apart, in words that are fit for anybody: no host, no user, no path. The log has those. */
public enum ConnectionFault {
    NO_DATASOURCE(ErrorCode.SERVICE_UNAVAILABLE, "no datasource jdbc/fraiseql"),
    NO_TLS(ErrorCode.SERVICE_UNAVAILABLE, "The database does not offer TLS, which fraiseql.db.ssl-mode asks for"),
    CERTIFICATE_EXPIRED(ErrorCode.SERVICE_UNAVAILABLE, "The certificate of the database has expired"),
    CERTIFICATE_NOT_YET_VALID(ErrorCode.SERVICE_UNAVAILABLE, "The certificate of the database is not valid yet"),
    WRONG_HOST(ErrorCode.SERVICE_UNAVAILABLE, "The certificate of the database is for another host"),
    UNTRUSTED(ErrorCode.SERVICE_UNAVAILABLE, "The certificate of the database is not trusted"),
    CERTIFICATE_FILE_UNREADABLE(
            ErrorCode.SERVICE_UNAVAILABLE, "A certificate file for the connection to the database can't be read"),
    KEY_FILE_OPEN(
            ErrorCode.SERVICE_UNAVAILABLE,
            "The key file for the connection to the database can be read by others than its owner"),
    CLIENT_CERTIFICATE_MISSING(ErrorCode.AUTHENTICATION_ERROR, "The database asks for a client certificate"),
    CLIENT_CERTIFICATE_REFUSED(ErrorCode.AUTHENTICATION_ERROR, "The database does not accept the client certificate"),
    PASSWORD_MISSING(ErrorCode.AUTHENTICATION_ERROR, "The database asks for a password"),
    NO_DATABASE(ErrorCode.SERVICE_UNAVAILABLE, "The database does not exist"),
    NO_REACTIVE_CLIENT(
            ErrorCode.SERVICE_UNAVAILABLE,
            "The reactive backend, which fraiseql.db.backend asks for, is not in this WAR, but in the one that mvn -Preactive package makes"),
    NO_REACTIVE_START(
            ErrorCode.SERVICE_UNAVAILABLE,
            "The reactive backend, which fraiseql.db.backend asks for, can't be started; the log says why"),
    NO_OWN_SESSIONS(
            ErrorCode.SERVICE_UNAVAILABLE,
            "Sessions of Hibernate Reactive, which a bean asks for, can't be had; the log says why"),
    OTHER_TLS(ErrorCode.SERVICE_UNAVAILABLE, "No TLS connection to the database comes about");

    private final ErrorCode code;
    private final String message;

    ConnectionFault(ErrorCode code, String message) {
        this.code = code;
        this.message = message;
    }

    public ErrorCode code() {
        return code;
    }

    public String message() {
        return message;
    }
}
