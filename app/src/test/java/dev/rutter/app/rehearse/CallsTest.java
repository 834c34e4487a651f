package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CallsTest {
    private static final String LINE =
            "POST /hook X-Signature:sha256=$HMAC-SHA256(KEY) X-Webhook-Hmac:$HMAC-SHA512(KEY) {\"test\":\"data\"}";

    @Test
    void a_request_of_the_traffic_is_signed_over_its_body() {
        var headers =
                Calls.request(LINE, "http://127.0.0.1:1", Map.of("KEY", "your-secret")).headers();
        assertThat(headers.firstValue("X-Signature"))
                .contains(
                        "sha256=4b6ced2688aa447f855f9a0c6ebbad63fd82c4ecd2ebd74371344d67fc7cf4a3");
        assertThat(headers.firstValue("X-Webhook-Hmac"))
                .contains(
                        "b9ede4f96eb39af8613a61cbcfbfefc62a621cca5d8b6ebee8f6bffe3def4bc6"
                                + "23ae39cea1bfe1d576e4fe8ee136f0f589537f85e23b29333b318d9253e221b1");
    }

    @Test
    void a_key_that_nobody_has_signs_nothing() {
        var headers = Calls.request(LINE, "http://127.0.0.1:1", Map.of()).headers();
        assertThat(headers.firstValue("X-Webhook-Hmac")).contains("$HMAC-SHA512(KEY)");
    }
}
