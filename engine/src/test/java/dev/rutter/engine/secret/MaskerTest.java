package dev.rutter.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskerTest {
    private static final String VALUE = "p@ss w/rd+\"é\"";

    private static Masker masker(String... values) {
        var secrets = Secrets.NONE;
        for (var value : values) {
            secrets = secrets.and("S" + secrets.names().size(), value);
        }
        return secrets.masker();
    }

    @Test
    void a_value_is_masked_wherever_it_stands() {
        var masker = masker("hunter22");
        assertThat(masker.mask("hunter22")).isEqualTo("***");
        assertThat(masker.mask("a=hunter22;b=hunter22hunter22.")).isEqualTo("a=***;b=******.");
        assertThat(masker.mask("hunter2 hunter")).isEqualTo("hunter2 hunter");
    }

    @Test
    void encoded_forms_are_masked() {
        var masker = masker(VALUE);
        var url = URLEncoder.encode(VALUE, StandardCharsets.UTF_8);
        assertThat(masker.mask("u=" + url)).isEqualTo("u=***");
        assertThat(masker.mask("u=" + url.replace("+", "%20"))).isEqualTo("u=***");
        assertThat(masker.mask("u=p%40ss+w%2frd%2b%22%c3%a9%22")).isEqualTo("u=***");
        assertThat(masker.mask("{\"p\":\"p@ss w/rd+\\\"é\\\"\"}")).isEqualTo("{\"p\":\"***\"}");
    }

    @Test
    void base64_is_masked_at_every_offset_within_a_longer_text() {
        var masker = masker("swordfish-9000");
        for (var before : List.of("", "a", "ab", "abc", "user:")) {
            for (var after : List.of("", "x", "xy")) {
                var bytes = (before + "swordfish-9000" + after).getBytes(StandardCharsets.UTF_8);
                var text = masker.mask(Base64.getEncoder().encodeToString(bytes));
                assertThat(text).contains("***");
                // What is left, decoded, tells at most the edges of the value.
                assertThat(text.replace("***", "").length()).isLessThanOrEqualTo(14);
                assertThat(masker.mask(Base64.getUrlEncoder().encodeToString(bytes)))
                        .contains("***");
            }
        }
    }

    @Test
    void every_line_of_a_value_with_several_is_masked_by_itself() {
        assertThat(
                        masker("first-line\nab\nsecond-line\n")
                                .mask("> first-line\n> ab\n> second-line"))
                .isEqualTo("> ***\n> ab\n> ***");
    }

    @Test
    void secrets_that_overlap_leave_nothing_of_either() {
        assertThat(masker("abcdefgh", "efghijkl").mask("-abcdefghijkl-")).isEqualTo("-***-");
        assertThat(masker("abcdef", "abcdefghij").mask("-abcdefghij-abcdefgh"))
                .isEqualTo("-***-***gh");
    }

    @Test
    void a_secret_that_is_split_anywhere_is_masked_all_the_same() {
        var masker = masker("0123456789abcdef", "456789ab-second");
        var text = "x0123456789abcdefy 0123456789 456789ab-second 0123456789ab-second";
        var whole = masker.mask(text);
        assertThat(whole).isEqualTo("x***y 0123456789 *** 0123***");
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var pieces = masker.pieces();
            var out = new StringBuilder();
            for (int at = 0; at < text.length(); ) {
                int next = Math.min(text.length(), at + 1 + random.nextInt(9));
                out.append(pieces.feed(text.substring(at, next)));
                at = next;
            }
            out.append(pieces.end());
            assertThat(out.toString()).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void what_cannot_be_a_secret_is_handed_on_at_once() {
        var pieces = masker("hunter22").pieces();
        assertThat(pieces.feed("hello hun")).isEqualTo("hello ");
        assertThat(pieces.feed("gry")).isEqualTo("hungry");
        assertThat(pieces.end()).isEmpty();
    }

    @Test
    void short_values_cannot_be_masked_and_that_is_said() {
        var secrets = Secrets.from(List.of("PIN", "KEY"), Map.of("PIN", "12345", "KEY", "123456"));
        assertThat(secrets.masker().mask("12345 123456")).isEqualTo("12345 ***");
        assertThat(secrets.unmaskable())
                .containsExactly(
                        "secret \"PIN\" has 5 characters, too few to be masked; give it at least 6, or"
                                + " take it out of \"secrets\"");
    }

    @Test
    void a_password_within_an_address_is_masked_alone_too() {
        var masker =
                Secrets.NONE
                        .and("URL", "postgresql://shop:pa%2Fss@word9@db.example.com:5432/shop")
                        .hiding(List.of("jdbc:postgresql://db/shop?user=a&password=other-one"))
                        .masker();
        assertThat(masker.mask("login as shop with pa%2Fss@word9"))
                .isEqualTo("login as shop with ***");
        assertThat(masker.mask("no entry for pa/ss@word9")).isEqualTo("no entry for ***");
        assertThat(masker.mask("password is other-one.")).isEqualTo("password is ***.");
    }

    @Test
    void secrets_print_their_names_only() {
        var secrets =
                Secrets.from(
                        List.of("TOKEN", "GONE", "EMPTY"), Map.of("TOKEN", "xyz-xyz", "EMPTY", ""));
        assertThat(secrets).hasToString("secrets [EMPTY, GONE, TOKEN]");
        assertThat(secrets.unset()).containsExactly("EMPTY", "GONE");
        assertThat(secrets.value("TOKEN")).contains("xyz-xyz");
        assertThat(secrets.value("GONE")).isEmpty();
    }

    @Test
    void a_large_text_is_masked_in_time() {
        var masker = masker("a".repeat(200) + "b", "a".repeat(100) + "c");
        var text = "a".repeat(500_000);
        long begin = System.nanoTime();
        assertThat(masker.mask(text).length()).isEqualTo(500_000);
        assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
    }
}
