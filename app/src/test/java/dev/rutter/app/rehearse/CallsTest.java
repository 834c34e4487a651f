package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CallsTest {
    private static final String LINE =
            "POST /hook X-Signature:sha256=$HMAC-SHA256(KEY) X-Webhook-Hmac:$HMAC-SHA512(KEY) {\"test\":\"data\"}";

    @Test
    void a_request_of_the_traffic_is_signed_over_its_body() {
        var headers = request(LINE, Map.of("KEY", "your-secret")).headers();
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
        var headers = request(LINE, Map.of()).headers();
        assertThat(headers.firstValue("X-Webhook-Hmac")).contains("$HMAC-SHA512(KEY)");
    }

    @Test
    void stripes_header_is_made_for_the_moment_of_the_call() {
        var line = "POST /stripe Stripe-Signature:$STRIPE(KEY) {\"test\":\"data\"}";
        var headers = request(line, Map.of("KEY", "your-secret")).headers();
        assertThat(headers.firstValue("Stripe-Signature"))
                .contains(
                        "t=1700000000,v1=94648e2b9ee2e5e9853190d480ec56330ed7cb95660059c85a67b2c8e6bf522d");
    }

    @Test
    void a_path_behind_a_name_is_of_that_service() {
        assertThat(request("GET @site/about", Map.of()).uri())
                .hasToString("http://127.0.0.1:2/about");
        assertThat(request("GET /about", Map.of()).uri()).hasToString("http://127.0.0.1:1/about");
        assertThatThrownBy(() -> request("GET @nobody/", Map.of()))
                .hasMessageContaining("no service of render.yaml; there are api, site");
    }

    private static HttpRequest request(String line, Map<String, String> values) {
        var urls = new LinkedHashMap<String, String>();
        urls.put("api", "http://127.0.0.1:1");
        urls.put("site", "http://127.0.0.1:2");
        return Calls.request(line, urls, values, Instant.ofEpochSecond(1_700_000_000));
    }
}
