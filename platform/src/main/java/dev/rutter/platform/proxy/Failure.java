package dev.rutter.platform.proxy;

/// Why the proxy answered itself. The word is sent as the header `Rutter-Proxy`.
enum Failure {
    NO_TARGET("no-target", 503, "no release of this service is live"),
    REFUSED("refused", 502, "the release does not accept connections"),
    CLOSED("closed", 502, "the release closed the connection before its answer was whole"),
    TIMEOUT("timeout", 504, "the release did not begin its answer in time"),
    HELD("held", 503, "this service is held for a moment, and its time to wait is over"),
    MAINTENANCE("maintenance", 503, "this service is under maintenance");

    private final String word;
    private final int status;
    private final String says;

    Failure(String word, int status, String says) {
        this.word = word;
        this.status = status;
        this.says = says;
    }

    String word() {
        return word;
    }

    int status() {
        return status;
    }

    String says() {
        return says;
    }
}
