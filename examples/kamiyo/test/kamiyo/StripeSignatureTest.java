package kamiyo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

final class StripeSignatureTest {
    private StripeSignatureTest() {}

    private static final byte[] BODY = "{\"test\":\"data\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant THEN = Instant.ofEpochSecond(1_700_000_000);
    private static final String SIGNED = "94648e2b9ee2e5e9853190d480ec56330ed7cb95660059c85a67b2c8e6bf522d";
    private static final StripeSignature STRIPE = new StripeSignature("your-secret");

    static void what_stripe_signed_is_let_in_also_behind_the_signature_of_another_secret() {
        Tests.same(SIGNED, STRIPE.of("1700000000", BODY));
        Tests.same(true, STRIPE.signs(BODY, "t=1700000000,v1=" + SIGNED, THEN));
        Tests.same(true, STRIPE.signs(BODY, "t=1700000000, v1=00, v1=" + SIGNED + ", v0=11", THEN));
    }

    static void nothing_else_is() {
        Tests.same(false, STRIPE.signs(BODY, "", THEN));
        Tests.same(false, STRIPE.signs(BODY, "v1=" + SIGNED, THEN));
        Tests.same(false, STRIPE.signs(BODY, "t=1700000000,v0=" + SIGNED, THEN));
        Tests.same(false, STRIPE.signs(BODY, "t=1700000001,v1=" + SIGNED, THEN));
        Tests.same(false, STRIPE.signs(new byte[0], "t=1700000000,v1=" + SIGNED, THEN));
        Tests.refuses(IllegalArgumentException.class, () -> new StripeSignature(" "));
    }

    static void a_signature_counts_for_five_minutes_to_either_side() {
        Tests.same(true, STRIPE.signs(BODY, "t=1700000000,v1=" + SIGNED, THEN.plusSeconds(300)));
        Tests.same(false, STRIPE.signs(BODY, "t=1700000000,v1=" + SIGNED, THEN.plusSeconds(301)));
        Tests.same(false, STRIPE.signs(BODY, "t=1700000000,v1=" + SIGNED, THEN.minusSeconds(301)));
    }
}
