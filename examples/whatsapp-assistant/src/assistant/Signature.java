package assistant;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How WAHA signs a webhook: `X-Webhook-Hmac` is the HMAC-SHA512 of the body as it was sent, in hex, by the secret's
/// UTF-8 bytes. The request id and the time beside it are not signed.
public final class Signature {
    private final byte[] secret;

    /// @throws IllegalArgumentException where it is blank: no secret must not mean that everything is let in
    Signature(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret is blank");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /// Prints what WAHA would write for the body that is given.
    public static void main(String[] args) {
        var secret = System.getenv("WAHA_WEBHOOK_SECRET");
        if (secret == null || secret.isBlank() || args.length != 1) {
            System.err.println("usage: WAHA_WEBHOOK_SECRET=… bin/signature BODY");
            System.exit(2);
            return;
        }
        System.out.println(new Signature(secret).of(args[0].getBytes(StandardCharsets.UTF_8)));
    }

    String of(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret, "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA512", impossible);
        }
    }

    /// Compared in constant time; another algorithm than sha512 is no signature of WAHA's.
    boolean signs(byte[] body, Optional<String> given, Optional<String> algorithm) {
        return given.isPresent()
                && algorithm.map(name -> name.equalsIgnoreCase("sha512")).orElse(true)
                && MessageDigest.isEqual(
                        given.get().strip().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8),
                        of(body).getBytes(StandardCharsets.UTF_8));
    }
}
