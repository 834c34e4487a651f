package assistant;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

final class SignatureTest {
    private SignatureTest() {}

    /// The example of WAHA's own documentation.
    private static final byte[] BODY =
            "{\"event\":\"message\",\"session\":\"default\",\"engine\":\"WEBJS\"}".getBytes(StandardCharsets.UTF_8);

    private static final String SIGNED =
            "208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8"
                    + "097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89";

    static void what_waha_signed_is_let_in() {
        var signature = new Signature("my-secret-key");
        Tests.same(SIGNED, signature.of(BODY));
        Tests.same(true, signature.signs(BODY, Optional.of(SIGNED), Optional.of("sha512")));
        Tests.same(true, signature.signs(BODY, Optional.of(SIGNED.toUpperCase(java.util.Locale.ROOT)), Optional.empty()));
    }

    static void nothing_else_is() {
        var signature = new Signature("my-secret-key");
        Tests.same(false, signature.signs(BODY, Optional.empty(), Optional.empty()));
        Tests.same(false, signature.signs(BODY, Optional.of(""), Optional.empty()));
        Tests.same(false, signature.signs(BODY, Optional.of(SIGNED), Optional.of("sha256")));
        Tests.same(false, signature.signs(new byte[] {'{', '}'}, Optional.of(SIGNED), Optional.of("sha512")));
        Tests.same(false, new Signature("another").signs(BODY, Optional.of(SIGNED), Optional.of("sha512")));
        Tests.refuses(IllegalArgumentException.class, () -> new Signature(" "));
    }
}
