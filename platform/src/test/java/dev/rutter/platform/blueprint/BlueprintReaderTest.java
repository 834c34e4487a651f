package dev.rutter.platform.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.blueprint.Blueprint.DatabaseProperty;
import dev.rutter.platform.blueprint.Blueprint.EnvEntry;
import dev.rutter.platform.blueprint.Blueprint.Kind;
import dev.rutter.platform.blueprint.Blueprint.WorkloadProperty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlueprintReaderTest {

    private static final String WHOLE =
            """
            services:
              - type: web
                name: front
                runtime: node
                branch: release
                rootDir: ./apps/front/
                buildCommand: npm ci
                startCommand: npm start
                preDeployCommand: npm run migrate
                initialDeployHook: npm run seed
                healthCheckPath: /health
                maxShutdownDelaySeconds: 60
                autoDeploy: true
                autoDeployTrigger: off
                envVars:
                  - key: PLAIN
                    value: 5
                  - key: MADE
                    generateValue: true
                  - key: GIVEN
                    sync: false
                  - key: DATABASE_URL
                    fromDatabase: { name: db, property: connectionString }
                  - key: BACK
                    fromService: { name: back, type: pserv, property: hostport }
                  - key: TOKEN
                    fromService: { name: back, type: pserv, envVarKey: TOKEN }
                  - fromGroup: shared
              - type: pserv
                name: back
                runtime: go
                startCommand: ./back
                envVars: [{ key: TOKEN, value: t }]
            databases:
              - name: db
                databaseName: shop
                user: shopper
                postgresMajorVersion: "16"
            envVarGroups:
              - name: shared
                envVars: [{ key: LOG_LEVEL, value: debug }]
            """;

    @Test
    void every_field_that_is_done_here_is_read() {
        var reading = BlueprintReader.read(WHOLE);
        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.notes()).isEmpty();
        var front = reading.blueprint().workload("front").orElseThrow();
        assertThat(front.kind()).isEqualTo(Kind.WEB);
        assertThat(front.runtime()).isEqualTo("node");
        assertThat(front.branch()).contains("release");
        assertThat(front.rootDir()).isEqualTo("apps/front");
        assertThat(front.commands())
                .isEqualTo(
                        new Blueprint.Commands(
                                Optional.of("npm ci"),
                                "npm start",
                                Optional.of("npm run migrate"),
                                Optional.of("npm run seed")));
        assertThat(front.healthCheckPath()).contains("/health");
        assertThat(front.maxShutdownDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(front.autoDeploy()).isEqualTo(AutoDeploy.OFF);
        assertThat(front.env())
                .containsExactly(
                        new EnvEntry.Value("PLAIN", "5"),
                        new EnvEntry.Generated("MADE"),
                        new EnvEntry.Given("GIVEN"),
                        new EnvEntry.FromDatabase(
                                "DATABASE_URL", "db", DatabaseProperty.CONNECTION_STRING),
                        new EnvEntry.FromWorkload("BACK", "back", WorkloadProperty.HOST_AND_PORT),
                        new EnvEntry.FromVariable("TOKEN", "back", "TOKEN"),
                        new EnvEntry.FromGroup("shared"));
        assertThat(reading.blueprint().databases())
                .containsExactly(
                        new Blueprint.Database("db", "shop", "shopper", Optional.of(16), 35));
        assertThat(reading.blueprint().group("shared").orElseThrow().env())
                .containsExactly(new EnvEntry.Value("LOG_LEVEL", "debug"));
    }

    @Test
    void all_mistakes_are_found_in_one_pass_each_at_its_place() {
        var reading =
                BlueprintReader.read(
                        """
                        services:
                          - type: webb
                            name: shop
                            runtime: node
                            startComand: npm start
                            healthCheckPath: health
                            maxShutdownDelaySeconds: 301
                            envVars:
                              - key: A
                                value: 1
                                generateValue: true
                              - key: B
                                fromDatabase: { name: nowhere, property: conectionString }
                              - key: C
                                fromDatabase: { name: nowhere, property: host }
                          - type: web
                            name: shop
                            runtime: node
                            startCommand: x
                            rootDir: ../other
                        """);
        assertThat(reading.mistakes())
                .extracting(each -> each.line() + ":" + each.column() + " " + each.claim())
                .containsExactly(
                        "2:5 \"startCommand\" is missing",
                        "2:11 this is no type of a service",
                        "5:5 \"startComand\" is no field of render.yaml at this place",
                        "6:22 a path begins with \"/\"",
                        "7:30 \"maxShutdownDelaySeconds\" is a whole number from 1 to 300",
                        "9:14 a variable has one source, this one has 2",
                        "13:50 a database has no such property",
                        "14:9 there is no database \"nowhere\" in this file",
                        "17:11 two services have the name \"shop\"",
                        "20:14 \"rootDir\" lies inside the repository");
        assertThat(reading.mistakes().get(2).help())
                .startsWith("did you mean \"startCommand\"? Else remove it, or write one of: ");
        assertThat(reading.mistakes().get(4).show("render.yaml"))
                .isEqualTo(
                        "render.yaml:7:30: \"maxShutdownDelaySeconds\" is a whole number from 1 to"
                                + " 300, seen: 301 (services[shop].maxShutdownDelaySeconds)");
    }

    @Test
    void what_is_not_done_here_is_said_with_its_line() {
        var reading =
                BlueprintReader.read(
                        """
                        services:
                          - type: web
                            name: shop
                            runtime: java
                            plan: starter
                            region: frankfurt
                            startCommand: java Shop.java
                            autoDeployTrigger: checksPass
                            domains: [shop.example.com]
                            scaling: { minInstances: 2, maxInstances: 4, targetCPUPercent: 60 }
                            envVars:
                              - key: BOX
                                fromService: { name: box, type: pserv, property: host }
                          - type: pserv
                            name: box
                            runtime: docker
                            dockerfilePath: ./Dockerfile
                        """);
        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.blueprint().workloads()).hasSize(1);
        assertThat(reading.blueprint().workloads().getFirst().traits().instances()).isEqualTo(2);
        assertThat(reading.notes())
                .containsExactly(
                        "services[shop].runtime \"java\" is not a runtime of Render; here the tools"
                                + " on PATH serve",
                        "not done on this machine: services[shop].region (line 6)",
                        "not done on this machine: services[shop].plan (line 5)",
                        "not done on this machine: services[shop].domains (line 9): it is reached at"
                                + " 127.0.0.1",
                        "not done on this machine: services[shop].autoDeployTrigger checksPass (line"
                                + " 2): nothing here runs the checks, releases start only when asked"
                                + " for",
                        "not done on this machine: services[shop].scaling.targetCPUPercent (line"
                                + " 10): the least number of instances runs",
                        "not done on this machine: services[box] (line 14): nothing is started for"
                                + " runtime docker; write the program's own runtime and commands to"
                                + " run it here",
                        "not done on this machine: services[shop].envVars BOX (line 12): service"
                                + " \"box\" is not run, the variable is not set");
    }

    @Test
    void every_kind_of_service_is_read_with_what_only_it_has() {
        var reading =
                BlueprintReader.read(
                        """
                        services:
                          - type: cron
                            name: nightly
                            runtime: node
                            schedule: "30 3 * * mon-fri"
                            startCommand: npm run nightly
                          - type: keyvalue
                            name: cache
                            ipAllowList: []
                            maxmemoryPolicy: noeviction
                          - type: web
                            name: docs
                            runtime: static
                            buildCommand: make site
                            staticPublishPath: ./public/
                            routes:
                              - { type: rewrite, source: /*, destination: /index.html }
                            headers:
                              - { path: /assets/*, name: Cache-Control, value: max-age=600 }
                          - type: web
                            name: shop
                            runtime: node
                            startCommand: npm start
                            disk: { name: data, mountPath: /var/shop, sizeGB: 10 }
                            buildFilter: { paths: [src/**], ignoredPaths: ["**/*.md"] }
                            maintenanceMode: { enabled: true, uri: https://example.com/soon }
                            envVars:
                              - key: CACHE
                                fromService: { name: cache, type: keyvalue, property: connectionString }
                        """);
        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.notes())
                .containsExactly(
                        "not done on this machine: services[cache].ipAllowList (line 9): it listens"
                                + " on 127.0.0.1 only",
                        "not done on this machine: services[shop].disk.sizeGB (line 24): it grows as"
                                + " this machine's own disk allows");
        var read = reading.blueprint();
        var nightly = read.workload("nightly").orElseThrow();
        assertThat(nightly.kind()).isEqualTo(Kind.CRON);
        assertThat(nightly.traits().schedule()).contains(new Schedule("30 3 * * mon-fri"));
        assertThat(read.keyValues())
                .containsExactly(new Blueprint.KeyValue("cache", Optional.of("noeviction"), 7));
        var docs = read.workload("docs").orElseThrow();
        assertThat(docs.kind()).isEqualTo(Kind.STATIC);
        assertThat(docs.traits().site())
                .contains(
                        new Blueprint.Site(
                                "public",
                                List.of(new Blueprint.SiteRoute(false, "/*", "/index.html")),
                                List.of(
                                        new Blueprint.SiteHeader(
                                                "/assets/*", "Cache-Control", "max-age=600"))));
        var shop = read.workload("shop").orElseThrow().traits();
        assertThat(shop.disk()).contains(new Blueprint.Disk("data", "/var/shop"));
        assertThat(shop.buildFilter())
                .isEqualTo(new Blueprint.BuildFilter(List.of("src/**"), List.of("**/*.md")));
        assertThat(shop.maintenance())
                .isEqualTo(new Blueprint.MaintenanceMode(true, "https://example.com/soon"));
    }

    @Test
    void a_field_at_a_service_of_another_kind_is_a_mistake_at_its_place() {
        var reading =
                BlueprintReader.read(
                        """
                        services:
                          - type: cron
                            name: nightly
                            runtime: node
                            schedule: "61 3 * * *"
                            startCommand: npm run nightly
                          - type: worker
                            name: mail
                            runtime: node
                            startCommand: npm run mail
                            schedule: "0 3 * * *"
                            staticPublishPath: public
                            dockerfilePath: Dockerfile
                          - type: keyvalue
                            name: cache
                            maxmemoryPolicy: never
                          - type: web
                            name: docs
                            runtime: static
                            startCommand: serve
                        """);
        assertThat(reading.mistakes())
                .extracting(each -> each.line() + ":" + each.column() + " " + each.claim())
                .containsExactly(
                        "5:15 this is no schedule",
                        "11:15 only type cron has a schedule",
                        "12:24 \"staticPublishPath\" is for static sites",
                        "13:21 \"dockerfilePath\" is for the runtimes docker and image",
                        "14:5 \"ipAllowList\" is missing: Render takes no key-value store without"
                                + " it",
                        "16:22 this is no policy",
                        "17:5 \"staticPublishPath\" is missing",
                        "20:19 a static site starts no program");
    }

    @Test
    void broken_yaml_is_one_mistake_at_its_place() {
        var reading = BlueprintReader.read("services:\n  - name: [a\n");
        assertThat(reading.mistakes()).hasSize(1);
        assertThat(reading.mistakes().getFirst().line()).isGreaterThan(1);
        assertThat(BlueprintReader.read("").mistakes())
                .extracting(Mistake::claim)
                .containsExactly("a blueprint is a mapping with services or databases");
    }

    @Test
    void no_text_makes_the_reader_throw() {
        var random = new Random(20_26);
        for (var round = 0; round < 2_000; round++) {
            var text = new StringBuilder(WHOLE);
            for (var cut = 0; cut < 4; cut++) {
                var at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{}[]:-&*!|>'\"#%@` \n".charAt(random.nextInt(19)));
                    default -> text.setLength(Math.max(1, at));
                }
            }
            assertThat(BlueprintReader.read(text.toString())).isNotNull();
        }
    }

    @Test
    void what_render_would_refuse_later_is_a_mistake_at_its_place_with_a_way_out() {
        var reading =
                BlueprintReader.read(
                        """
                        services:
                          - type: web
                            name: shop
                            runtime: node
                            plan: profesional
                            region: mars
                            startCommand: npm start
                            healthCheckPath: /health check
                            disk: { name: data, mountPath: /var/shop, sizeGB: big }
                            envVars:
                              - key: A
                                fromService: { name: back, type: pserv, envVarKey: B }
                              - key: OTHER
                                fromService: { name: back, type: pserv, envVarKey: B }
                          - type: pserv
                            name: back
                            runtime: go
                            plan: pro plus
                            startCommand: ./back
                            envVars:
                              - key: B
                                fromService: { name: shop, type: web, envVarKey: A }
                        databases:
                          - name: db
                            plan: basic-256mb
                            diskSizeGB: 7
                        """);
        assertThat(reading.mistakes())
                .extracting(each ->
                        each.line()
                                + ":"
                                + each.column()
                                + " "
                                + each.claim()
                                + " ["
                                + each.seen()
                                + "] "
                                + each.help())
                .containsExactly(
                        "5:11 Render has no such plan [profesional] write one of: free, starter,"
                                + " starter plus, standard, standard plus, pro, pro plus, pro max,"
                                + " pro ultra, custom",
                        "6:13 Render has no such region [mars] write one of: oregon, frankfurt,"
                                + " ohio, singapore, virginia",
                        "8:22 this is no path of an address [/health check] write a blank as %20,"
                                + " and other letters in the same way",
                        "9:55 \"sizeGB\" is a whole number from 1 to 65536 [big] ",
                        "11:9 the variable is taken from itself [shop A from back B from shop A]"
                                + " give one of them a value",
                        "21:9 the variable is taken from itself [back B from shop A from back B]"
                                + " give one of them a value",
                        "26:17 \"diskSizeGB\" is 1 or a multiple of 5 [7] write 10");
    }

    @Test
    void lists_in_lists_without_an_end_are_a_mistake() {
        assertThat(BlueprintReader.read("services: " + "[".repeat(500_000)).mistakes()).hasSize(1);
        assertThat(BlueprintReader.read("- ".repeat(400_000)).mistakes()).hasSize(1);
    }
}
