package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AddressesTest {
    private static Map<String, String> found(String command) {
        var text = "# Anything\n\n## Deployment\n\n```bash\n" + command + "\n```\n";
        var urls = new LinkedHashMap<>(Map.of("web", "http://127.0.0.1:10000"));
        var grounds = new Binding.Grounds(".", urls, Optional.of("db"), "main", "abc");
        var all = new LinkedHashMap<String, String>();
        Addresses.in(MarkdownReader.read(text.getBytes(StandardCharsets.UTF_8)), grounds)
                .forEach(each -> all.put(each.text(), each.value()));
        return all;
    }

    @Test
    void what_stands_for_the_readers_own_becomes_the_sandboxs() {
        assertThat(found("supabase db lint --db-url \"postgresql://...\""))
                .containsExactly(Map.entry("postgresql://...", "$DATABASE_URL"));
        assertThat(found("curl -I https://your-app.vercel.app/api"))
                .containsExactly(
                        Map.entry("https://your-app.vercel.app", "http://127.0.0.1:10000"));
        assertThat(found("curl https://<project>.example.com/"))
                .containsExactly(
                        Map.entry("https://<project>.example.com", "http://127.0.0.1:10000"));
    }

    @Test
    void what_names_a_database_or_a_host_stays_its_own() {
        assertThat(found("psql postgresql://jo@db.example.com/shop -c 'SELECT 1'")).isEmpty();
        assertThat(found("curl https://api.example.com/your-account")).isEmpty();
    }
}
