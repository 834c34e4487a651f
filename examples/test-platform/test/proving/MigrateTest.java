package proving;

import java.nio.file.Path;

final class MigrateTest {
    private MigrateTest() {}

    static void the_version_is_the_digits_before_the_name() {
        Tests.same("20250801090000", Migrate.version(Path.of("supabase/migrations/20250801090000_tests_and_results.sql")));
    }

    static void a_file_with_a_commit_of_its_own_is_not_wrapped() {
        Tests.same(true, Migrate.transactional("BEGIN;\nCREATE TABLE t (id int);\nCOMMIT;"));
        Tests.same(false, Migrate.transactional("-- BEGIN here\nCREATE TABLE t (id int);"));
    }
}
