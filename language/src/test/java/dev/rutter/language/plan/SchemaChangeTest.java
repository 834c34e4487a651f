package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaChangeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alembic upgrade head",
                "docker compose run --rm api alembic -c prod.ini upgrade head",
                "flask db upgrade",
                "bin/rails db:migrate",
                "rake db:schema:load",
                "bundle exec rails db:prepare",
                "python manage.py migrate --noinput",
                "php artisan migrate --force",
                "npx prisma migrate deploy",
                "npx prisma db push",
                "npx knex migrate:latest",
                "npx sequelize-cli db:migrate",
                "npm run typeorm migration:run",
                "npx drizzle-kit migrate",
                "npx drizzle-kit push",
                "flyway -url=$URL migrate",
                "liquibase --changelog-file=all.xml update",
                "liquibase update-count --count 1",
                "goose -dir db postgres $URL up",
                "dbmate --wait up",
                "migrate -path db -database $URL up",
                "sqlx migrate run",
                "diesel migration run",
                "mix ecto.migrate",
                "mix ecto.rollback -n 1",
                "dotnet ef database update",
                "supabase db push --linked",
                "atlas migrate apply --url $URL",
                "atlas schema apply --url $URL --to file://schema.hcl",
                "sqitch deploy db:pg:shop",
                "psql $URL -f db/20260101_migration.sql",
                "mysql shop < 003_schema.sql",
                "psql -c 'ALTER TYPE state ADD VALUE open'",
                "npm run db:push"
            })
    void an_earlier_release_may_not_work_with_the_schema_behind_it(String command) {
        assertThat(SchemaChange.by(new Action.Shell(command))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker compose up -d",
                "docker push shop/goose:up",
                "git push origin main",
                "kubectl set image deploy/shop shop=shop:upgrade",
                "helm upgrade shop ./chart",
                "apt-get update && apt-get upgrade -y",
                "node mongoose.js up",
                "psql -c 'select 1 from schema_version'",
                "psql -f seed.sql",
                "pg_dump --schema-only shop > schema.sql",
                "liquibase status",
                "alembic current; npm run upgrade",
                "curl https://shop.example.com/immigration"
            })
    void what_leaves_the_schema_alone_is_none(String command) {
        assertThat(SchemaChange.by(new Action.Shell(command))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "php artisan migrate:status",
                "php artisan migrate --pretend",
                "php artisan make:migration add_state",
                "python manage.py migrate --check",
                "python manage.py migrate --plan",
                "npx prisma migrate status",
                "npx prisma migrate diff --from-url $A --to-url $B",
                "npx knex migrate:list",
                "npx typeorm migration:show -d src/data.ts",
                "bin/rails db:migrate:status | grep down",
                "bin/console doctrine:migrations:migrate --dry-run",
                "dotnet ef migrations list",
                "supabase migration list",
                "wrangler d1 migrations list shop",
                "migrate -path db/migrations -database $URL version",
                "make check-migrations",
                "npm run migrate:status",
                "bin/rails generate migration AddState",
                "alembic upgrade head --sql > next.sql",
                "liquibase update-sql",
                "ls -la prisma/migrations",
                "git diff v1..v2 -- db/migrations",
                "kubectl logs job/migrate",
                "docker compose logs migrate",
                "cat db/migrations/007_state.sql"
            })
    void what_only_looks_at_migrations_changes_no_schema(String command) {
        assertThat(SchemaChange.by(new Action.Shell(command))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npx prisma migrate status && npx prisma migrate deploy",
                "npx prisma migrate status\nnpx prisma migrate deploy",
                "python manage.py migrate --noinput",
                "php artisan migrate --force",
                "cat db/migrations/007_state.sql | psql $URL",
                "alembic upgrade head --sql | psql $URL",
                "ls db/migrations; make migrate",
                "echo \"run migrations\" && npm run migrate",
                "kubectl exec deploy/shop -- python manage.py migrate",
                "docker compose run --rm migrate",
                "make migrate check",
                "make migrate"
            })
    void looking_beside_a_change_hides_nothing(String command) {
        assertThat(SchemaChange.by(new Action.Shell(command))).isTrue();
    }
}
