package dev.rutter.platform.blueprint;

import dev.rutter.platform.blueprint.Blueprint.BuildFilter;
import dev.rutter.platform.blueprint.Blueprint.Disk;
import dev.rutter.platform.blueprint.Blueprint.Kind;
import dev.rutter.platform.blueprint.Blueprint.MaintenanceMode;
import dev.rutter.platform.blueprint.Blueprint.Site;
import dev.rutter.platform.blueprint.Blueprint.SiteHeader;
import dev.rutter.platform.blueprint.Blueprint.SiteRoute;
import dev.rutter.platform.blueprint.Blueprint.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The fields that only some kinds of services have.
final class TraitsReader {

    /// The most instances of a service: each is a process of its own on this machine.
    static final int MOST_INSTANCES = 20;

    private final Fields.Findings findings;

    TraitsReader(Fields.Findings findings) {
        this.findings = findings;
    }

    Traits read(Fields fields, Kind kind) {
        var disk = disk(fields, kind);
        return new Traits(
                instances(fields, kind, disk.isPresent()),
                disk,
                fields.fields("buildFilter").map(this::filter).orElse(Traits.NONE.buildFilter()),
                maintenance(fields, kind),
                schedule(fields, kind),
                site(fields, kind));
    }

    private int instances(Fields fields, Kind kind, boolean disk) {
        var asked = fields.number("numInstances", 1, 100);
        var least =
                fields.fields("scaling")
                        .map(scaling -> {
                            var min = scaling.number("minInstances", 1, 100).orElse(1);
                            var max = scaling.number("maxInstances", 1, 100).orElse(min);
                            if (max < min) {
                                scaling.wrong(
                                        "maxInstances",
                                        "there are fewer at most than at least",
                                        "write " + min + " or more");
                            }
                            scaling.notDoneBecause(
                                    "targetCPUPercent", ": the least number of instances runs");
                            scaling.notDoneBecause(
                                    "targetMemoryPercent", ": the least number of instances runs");
                            scaling.end();
                            return min;
                        });
        var wanted = least.or(() -> asked).orElse(1);
        if (wanted > 1 && (disk || kind == Kind.CRON || kind == Kind.STATIC)) {
            fields.notDoneBecause(
                    least.isPresent() ? "scaling" : "numInstances",
                    disk ? ": a disk is for one instance" : ": it has none to count");
            return 1;
        }
        if (wanted > MOST_INSTANCES) {
            fields.notDoneBecause(
                    least.isPresent() ? "scaling" : "numInstances",
                    ": " + MOST_INSTANCES + " instances run");
            return MOST_INSTANCES;
        }
        return wanted;
    }

    private static Optional<Disk> disk(Fields fields, Kind kind) {
        var found = fields.fields("disk");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var disk = found.get();
        var name = disk.needed("name", "give the disk a name");
        var path = disk.needed("mountPath", "say where the program finds it");
        disk.number("sizeGB", 1, 65_536);
        disk.notDoneBecause("sizeGB", ": it grows as this machine's own disk allows");
        disk.end();
        if (kind == Kind.CRON || kind == Kind.STATIC) {
            fields.wrong("disk", "a " + kind.written() + " of this kind has no disk", "remove it");
            return Optional.empty();
        }
        if (!path.isEmpty() && (!path.startsWith("/") || path.contains(".."))) {
            disk.wrong("mountPath", "\"mountPath\" is absolute", "begin with \"/\"");
        }
        return Optional.of(new Disk(name, path));
    }

    private BuildFilter filter(Fields fields) {
        var filter = new BuildFilter(words(fields, "paths"), words(fields, "ignoredPaths"));
        fields.end();
        return filter;
    }

    private List<String> words(Fields fields, String key) {
        var words = new ArrayList<String>();
        for (var node : fields.list(key)) {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                words.add(scalar.getValue());
            } else {
                findings.mistake(node, fields.path() + "." + key, "here stands a glob", "", "");
            }
        }
        return words;
    }

    private static MaintenanceMode maintenance(Fields fields, Kind kind) {
        var found = fields.fields("maintenanceMode");
        if (found.isEmpty()) {
            return Traits.NONE.maintenance();
        }
        var mode =
                new MaintenanceMode(
                        found.get().flag("enabled").orElse(false),
                        found.get().text("uri").orElse(""));
        if (kind != Kind.WEB) {
            fields.wrong("maintenanceMode", "only a web service has a maintenance mode", "");
        }
        if (!mode.uri().isEmpty()
                && !mode.uri().startsWith("http://")
                && !mode.uri().startsWith("https://")) {
            found.get().wrong("uri", "\"uri\" is the address of a page", "begin with \"https://\"");
        }
        found.get().end();
        return mode;
    }

    private static Optional<Schedule> schedule(Fields fields, Kind kind) {
        if (kind != Kind.CRON) {
            if (fields.text("schedule").isPresent()) {
                fields.wrong("schedule", "only type cron has a schedule", "remove it");
            }
            return Optional.empty();
        }
        var written = fields.needed("schedule", "say when it runs, such as \"0 3 * * *\"");
        var schedule = Schedule.of(written);
        if (schedule.isEmpty() && !written.isEmpty()) {
            fields.wrong(
                    "schedule",
                    "this is no schedule",
                    "write minute, hour, day of month, month and day of week, such as \"0 3 * * *\"");
        }
        return schedule;
    }

    private Optional<Site> site(Fields fields, Kind kind) {
        if (kind != Kind.STATIC) {
            for (var each : List.of("staticPublishPath", "routes", "headers")) {
                if (fields.has(each)) {
                    fields.wrong(each, "\"" + each + "\" is for static sites", "remove it");
                }
                fields.accepted(each);
            }
            return Optional.empty();
        }
        if (!fields.has("staticPublishPath")) {
            fields.needed("staticPublishPath", "name the folder with the site's files");
        }
        var routes = new ArrayList<SiteRoute>();
        for (var node : fields.list("routes")) {
            routes.add(route(new Fields(node, fields.path() + ".routes", findings)));
        }
        var headers = new ArrayList<SiteHeader>();
        for (var node : fields.list("headers")) {
            headers.add(header(new Fields(node, fields.path() + ".headers", findings)));
        }
        var folder = WorkloadReader.folder(fields, "staticPublishPath");
        return Optional.of(new Site(folder, routes, headers));
    }

    private static SiteRoute route(Fields fields) {
        var type = fields.needed("type", "write redirect or rewrite");
        if (!type.isEmpty() && !type.equals("redirect") && !type.equals("rewrite")) {
            fields.wrong("type", "this is no type of a route", "write redirect or rewrite");
        }
        var source = fields.needed("source", "say which paths are meant");
        if (!source.isEmpty() && !source.startsWith("/")) {
            fields.wrong("source", "a path begins with \"/\"", "write /" + source);
        }
        var destination = fields.needed("destination", "say where they lead");
        fields.end();
        return new SiteRoute(type.equals("redirect"), source, destination);
    }

    private static SiteHeader header(Fields fields) {
        var header =
                new SiteHeader(
                        fields.needed("path", "say which paths are meant, such as /*"),
                        fields.needed("name", "name the header"),
                        fields.text("value").orElse(""));
        if (!header.name().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]*")) {
            fields.wrong("name", "a header's name is letters, digits and \"-\"", "");
        }
        if (header.value().chars().anyMatch(each -> each < ' ')) {
            fields.wrong("value", "a header's value is one line", "");
        }
        fields.end();
        return header;
    }
}
