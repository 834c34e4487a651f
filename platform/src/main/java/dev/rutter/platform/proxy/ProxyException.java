package dev.rutter.platform.proxy;

/// The proxy said no, could not be started or could not be reached: claim, what was seen, and where
/// there is one, the way out.
public final class ProxyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status the HTTP status of the admin answer, 0 where there was none
    public ProxyException(int status, String message) {
        super(message);
        this.status = status;
    }

    ProxyException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /// The HTTP status of the admin answer, 0 where there was none.
    public int status() {
        return status;
    }
}
