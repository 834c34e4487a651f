package platform;

final class MigrateTest {
    private MigrateTest() {}

    static void a_file_with_a_commit_of_its_own_is_not_wrapped() {
        Tests.same(true, Migrate.transactional("BEGIN;\nCREATE TABLE t (id int);\nCOMMIT;"));
        Tests.same(false, Migrate.transactional("-- BEGIN here\nCREATE TABLE t (id int);"));
    }

    static void the_checksum_is_prismas() {
        Tests.same(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Migrate.checksum(""));
    }
}
