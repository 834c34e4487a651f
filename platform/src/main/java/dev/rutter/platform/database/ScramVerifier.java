package dev.rutter.platform.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What PostgreSQL keeps of a password that nobody made up: by one round of hashing instead of
/// 4,096. Rounds make guessing dear, and 32 random letters and digits are not guessed; but each
/// connection of ours would pay for them.
final class ScramVerifier {
    /// What it begins with.
    static final String BEGINNING = "SCRAM-SHA-256$1:";

    private static final String HMAC = "HmacSHA256";
    private static final int FIRST_BLOCK = 1;

    private ScramVerifier() {}

    /// @param password random, of ASCII letters and digits
    /// @param salt whatever the server is told by
    static String of(String password, String salt) {
        try {
            // spec (RFC 5802, section 3; PostgreSQL, pg_authid.rolpassword):
            // SCRAM-SHA-256$rounds:salt$StoredKey:ServerKey
            var salted = salt.getBytes(StandardCharsets.UTF_8);
            var block = ByteBuffer.allocate(salted.length + Integer.BYTES);
            block.put(salted).putInt(FIRST_BLOCK);
            var secret = hmac(password.getBytes(StandardCharsets.UTF_8), block.array());
            var client = hmac(secret, "Client Key".getBytes(StandardCharsets.UTF_8));
            var stored = MessageDigest.getInstance("SHA-256").digest(client);
            var server = hmac(secret, "Server Key".getBytes(StandardCharsets.UTF_8));
            return BEGINNING + text(salted) + "$" + text(stored) + ":" + text(server);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has these", impossible);
        }
    }

    private static byte[] hmac(byte[] key, byte[] data)
            throws NoSuchAlgorithmException, InvalidKeyException {
        var mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(data);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
