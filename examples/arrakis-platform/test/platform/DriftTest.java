package platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class DriftTest {
    private DriftTest() {}

    static void the_schema_names_tables_and_columns_and_no_relations() throws IOException {
        var tables = Drift.wanted(Files.readAllLines(Path.of("prisma/schema.prisma")));
        Tests.same(Set.of("conversations", "messages"), tables.keySet());
        Tests.same(Set.of("id", "title", "created_at"), tables.get("conversations"));
        Tests.same(
                Set.of("id", "conversation_id", "author", "body", "created_at", "embedding"), tables.get("messages"));
    }

    static void what_only_one_side_has_is_told() {
        Tests.same(
                List.of("only in the database  messages.old", "only in the schema    messages.fresh"),
                Drift.between(
                        Map.of("messages", Set.of("id", "fresh")), Map.of("messages", Set.of("id", "old"))));
        Tests.same(List.of(), Drift.between(Map.of("a", Set.of("id")), Map.of("a", Set.of("id"))));
    }
}
