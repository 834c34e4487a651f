package shop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class DatabaseTest {
    private DatabaseTest() {}

    static void an_address_is_read_with_its_escapes() {
        var url =
                DatabaseUrl.parse(
                        "postgres://shop:p%40ss+1@db.example.com:6543/orders?sslmode=require");
        Tests.same("p@ss+1", url.password());
        Tests.same("jdbc:postgresql://db.example.com:6543/orders?sslmode=require", url.jdbc());
    }

    static void a_password_is_not_shown() {
        Tests.same(
                "postgres://shop@h:5432/d",
                DatabaseUrl.parse("postgresql://shop:secret@h/d").toString());
    }

    static void another_kind_of_address_is_refused() {
        Tests.refuses(IllegalArgumentException.class, () -> DatabaseUrl.parse("mysql://h/d"));
    }

    static void a_script_is_split_at_its_own_semicolons_only() {
        var script =
                """
                -- one; comment
                SELECT ';', "a;b"; /* two;
                */ DO $x$ BEGIN; END $x$;
                SELECT $1
                """;
        var statements = SqlScript.statements(script);
        Tests.same(3, statements.size());
        Tests.same("SELECT ';', \"a;b\"", SqlScript.headline(statements.get(0)));
        Tests.same("SELECT $1", statements.get(2));
    }

    static void comments_alone_are_no_statement() {
        Tests.same(List.of(), SqlScript.statements("-- nothing\n;\n/* here */"));
    }

    static void the_migrations_are_numbered_without_gaps() throws IOException {
        var migrations = Migrations.in(Path.of("migrations"));
        for (var at = 0; at < migrations.size(); at++) {
            Tests.same(at + 1, migrations.get(at).version());
        }
    }
}
