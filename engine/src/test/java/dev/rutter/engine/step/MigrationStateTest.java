package dev.rutter.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationStateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "npx prisma migrate deploy || true",
                "supabase db push --yes",
                "flyway -url=$URL migrate",
                "./mvnw flyway:migrate",
                "liquibase --changelog-file=db.xml update",
                "alembic upgrade head",
                "python manage.py migrate --noinput",
                "bin/rails db:migrate"
            })
    void a_command_that_applies_migrations_is_known(String script) {
        assertThat(MigrationState.appliedBy(script)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npx prisma migrate status",
                "flyway info | grep migrate",
                "liquibase status && apt-get update",
                "alembic current",
                "echo migrate"
            })
    void others_are_not_taken_for_one(String script) {
        assertThat(MigrationState.appliedBy(script)).isFalse();
    }
}
