package dev.rutter.platform.proxy;

import java.util.regex.Pattern;

/// One release of a service, as the proxy reaches it on the loopback address.
///
/// @param release the platform's own name of it; letters, digits and `._:/+-`, 1 to 200
/// @param commit what was built; the same letters, may be empty
/// @param port where its process listens, 1 to 65535
public record Target(String release, String commit, int port) {
    // Both words travel as header values, so nothing may pass that could end a header line.
    private static final Pattern RELEASE = Pattern.compile("[A-Za-z0-9._:/+-]{1,200}");
    private static final Pattern COMMIT = Pattern.compile("[A-Za-z0-9._:/+-]{0,200}");

    public Target {
        if (!RELEASE.matcher(release).matches()) {
            throw new IllegalArgumentException(
                    "the release \"" + release + "\" is not 1 to 200 of letters, digits, ._:/+-");
        }
        if (!COMMIT.matcher(commit).matches()) {
            throw new IllegalArgumentException(
                    "the commit \"" + commit + "\" is not 0 to 200 of letters, digits, ._:/+-");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port " + port + " is not within 1 to 65535");
        }
    }
}
