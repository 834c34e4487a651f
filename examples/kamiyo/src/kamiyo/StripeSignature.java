package kamiyo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `Stripe-Signature: t=UNIX-SECONDS,v1=HEX[,v1=HEX]`: HMAC-SHA256 over `t.body`, by the whole secret as it is written.
/// One match is enough (secrets are rotated), and the time may be off by five minutes to either side.
final class StripeSignature {
    private static final long TOLERANCE_SECONDS = 300;

    private final byte[] key;

    StripeSignature(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("without a secret everything would be let in");
        }
        this.key = secret.getBytes(StandardCharsets.UTF_8);
    }

    boolean signs(byte[] body, String header, Instant now) {
        var time = "";
        var signed = false;
        for (var part : header.split(",", -1)) {
            var word = part.strip();
            if (word.startsWith("t=")) {
                time = word.substring(2);
            }
        }
        if (!time.matches("\\d{1,12}") || Math.abs(now.getEpochSecond() - Long.parseLong(time)) > TOLERANCE_SECONDS) {
            return false;
        }
        var wanted = of(time, body).getBytes(StandardCharsets.US_ASCII);
        for (var part : header.split(",", -1)) {
            var word = part.strip();
            signed |=
                    word.startsWith("v1=")
                            && MessageDigest.isEqual(wanted, word.substring(3).getBytes(StandardCharsets.UTF_8));
        }
        return signed;
    }

    /// The hex of one signature.
    String of(String time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /// `StripeSignature BODY`: the header for this body now, by `$STRIPE_WEBHOOK_SECRET`.
    public static void main(String[] args) {
        var secret = System.getenv("STRIPE_WEBHOOK_SECRET");
        if (args.length != 1 || secret == null || secret.isBlank()) {
            System.err.println("usage: stripe-signature BODY, with STRIPE_WEBHOOK_SECRET set");
            System.exit(2);
        }
        var time = Long.toString(Instant.now().getEpochSecond());
        System.out.println(
                "t=" + time + ",v1=" + new StripeSignature(secret).of(time, args[0].getBytes(StandardCharsets.UTF_8)));
    }
}
