package shop;

import java.util.List;
import java.util.Map;

final class JsonTest {
    private JsonTest() {}

    static void a_flat_object_is_read() {
        Tests.same(
                Map.of("sku", "a \"cup\" \u00e9", "quantity", 12L),
                Json.readFlat(" {\"sku\": \"a \\\"cup\\\" \\u00e9\", \"quantity\": 12 } "));
    }

    static void anything_else_is_refused() {
        for (var text :
                List.of(
                        "",
                        "[]",
                        "{",
                        "{\"a\":}",
                        "{\"a\":1}x",
                        "{\"a\":\"",
                        "{\"a\":1.5}",
                        "{a:1}")) {
            Tests.refuses(IllegalArgumentException.class, () -> Json.readFlat(text));
        }
    }

    static void texts_are_escaped() {
        Tests.same("{\"a\":\"x\\n\\\"\\u0001\"}", Json.write(Map.of("a", "x\n\"\u0001")));
    }
}
