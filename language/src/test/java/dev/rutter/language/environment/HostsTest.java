package dev.rutter.language.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
    @ParameterizedTest
    @CsvSource({
        "ssh web1.shop.test uptime, web1.shop.test",
        "ssh -i key -p 22 mia@10.1.2.3 uptime, mia@10.1.2.3",
        "scp a.tgz mia@web1.shop.test:/srv/, mia@web1.shop.test",
        "psql -h db.shop.test -c 'select 1', db.shop.test",
        "pg_dump --host=db.shop.test shop, db.shop.test",
        "redis-cli -h cache.shop.test ping, cache.shop.test",
        "psql postgres://mia:x@db.shop.test:5432/shop, db.shop.test:5432",
        "nc -zv queue.shop.test 5672, queue.shop.test",
        "./bin/send queue.shop.test:5672, queue.shop.test:5672",
        "curl -f https://shop.test/health, https://shop.test"
    })
    void a_command_names_the_hosts_that_it_goes_to(String command, String host) {
        assertThat(Hosts.ofCommand(command)).containsExactly(host);
    }

    @Test
    void what_is_no_host_or_everybodys_is_none() {
        assertThat(Hosts.ofCommand("git clone git@github.com:mia/shop.git")).isEmpty();
        assertThat(Hosts.ofCommand("docker run shop:1.2")).isEmpty();
        assertThat(Hosts.ofCommand("scp shop.tgz web1:/srv/")).isEmpty();
    }

    @Test
    void each_is_written_with_the_line_where_it_stands() {
        var book =
                MarkdownReader.read(
                        """
                        # Shop

                        ## Deployment

                        ```bash
                        ./bin/ship --from shop \\
                          --tag <tag> \\
                          --to https://shop.test/in
                        ```

                        - [ ] Open https://admin.shop.test/users and look at it
                        """);
        assertThat(CompanionWriter.write("shop.md", Optional.empty(), book))
                .contains("# \"<tag>\": \"…\"  # line 7")
                .contains("\"https://shop.test\": \"https://shop.test\"  # guess, line 8")
                .contains("\"https://admin.shop.test\"");
    }
}
