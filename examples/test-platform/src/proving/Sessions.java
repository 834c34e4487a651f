package proving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/// Who is logged in: one key for everybody who may write, one token of eight hours for each login.
final class Sessions {
    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    Sessions(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /// A new token, where the key is right; compared in constant time.
    Optional<String> open(Connection connection, String given) throws SQLException {
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key)) {
            return Optional.empty();
        }
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        Store.change(
                connection,
                "logged in",
                "",
                "INSERT INTO sessions (token, expires_at) VALUES (?, now() + interval '8 hours')",
                digest(token));
        return Optional.of(token);
    }

    boolean known(Connection connection, String token) throws SQLException {
        return Store.one(
                        connection,
                        "SELECT 1 FROM sessions WHERE token = ? AND expires_at > now()",
                        digest(token))
                .isPresent();
    }

    int close(Connection connection, String token) throws SQLException {
        return Store.change(
                connection,
                "logged out",
                "",
                "DELETE FROM sessions WHERE token = ? OR expires_at <= now()",
                digest(token));
    }

    static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
