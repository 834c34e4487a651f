package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.Release.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Several services of one hosting that are released as one: a release of the unit is one release
/// of each part, of the same commit; its id joins theirs. It is live when all of them are, and has
/// failed when one of them has.
///
/// A deployment that the second part refuses has been asked of the first: that is told as an answer
/// that nobody knows (status 0), never as a refusal.
final class UnitHosting implements Hosting {
    private static final String JOINT = "+";
    private static final int RECENT = 100;

    private final List<String> names;
    private final List<Hosting> parts;

    /// @param parts by the name of each service, in the order in which they are asked
    UnitHosting(SequencedMap<String, Hosting> parts) {
        this.names = List.copyOf(parts.keySet());
        this.parts = List.copyOf(parts.values());
    }

    private interface Call<T> {
        T of(Hosting part, int number) throws HostingException;
    }

    private <T> List<T> each(Call<T> call) throws HostingException {
        var all = new ArrayList<T>();
        for (var i = 0; i < parts.size(); i++) {
            all.add(call.of(parts.get(i), i));
        }
        return all;
    }

    /// Asks every part for something that acts; once one of them was asked, a refusal of another
    /// leaves the unit in a state that only people can tell.
    private <T> List<T> acting(Call<T> call) throws HostingException {
        var all = new ArrayList<T>();
        for (var i = 0; i < parts.size(); i++) {
            try {
                all.add(call.of(parts.get(i), i));
            } catch (HostingException no) {
                if (all.isEmpty()) {
                    throw no;
                }
                throw new HostingException(
                        0,
                        "%s took it and %s did not: %s"
                                .formatted(
                                        String.join(", ", names.subList(0, i)),
                                        names.get(i),
                                        no.getMessage()));
            }
        }
        return all;
    }

    /// The parts' releases of one unit.
    private List<String> split(String id) throws HostingException {
        var ids = List.of(id.split("\\" + JOINT, -1));
        if (ids.size() != parts.size()) {
            throw new HostingException(
                    404,
                    "\"%s\" is no release of %s: it takes one of each"
                            .formatted(id, String.join(" and ", names)));
        }
        return ids;
    }

    private Release joined(List<Release> of) {
        var first = of.getFirst();
        var state = state(of.stream().map(Release::state).toList());
        var same = of.stream().map(Release::said).distinct().count() == 1;
        var said = new ArrayList<String>();
        for (var i = 0; i < of.size(); i++) {
            said.add(names.get(i) + " " + of.get(i).said());
        }
        return new Release(
                of.stream().map(Release::id).collect(Collectors.joining(JOINT)),
                first.commit(),
                state,
                same ? first.said() : String.join(", ", said),
                of.stream().map(Release::createdAt).min(Comparator.naturalOrder()).orElseThrow(),
                of.stream().allMatch(one -> one.finishedAt().isPresent())
                        ? of.stream()
                                .flatMap(one -> one.finishedAt().stream())
                                .max(Comparator.naturalOrder())
                        : Optional.empty());
    }

    /// The worst of what has ended; until then the one that has come least far.
    private static State state(List<State> all) {
        for (var bad : List.of(State.FAILED, State.CANCELED)) {
            if (all.contains(bad)) {
                return bad;
            }
        }
        for (var under :
                List.of(
                        State.UNKNOWN,
                        State.WAITING,
                        State.BUILDING,
                        State.STARTING,
                        State.STAGED)) {
            if (all.contains(under)) {
                return under;
            }
        }
        return all.contains(State.REPLACED) ? State.REPLACED : State.LIVE;
    }

    @Override
    public List<Release> releases(int most) throws HostingException {
        var others = new ArrayList<List<Release>>();
        for (var part : parts.subList(1, parts.size())) {
            others.add(new ArrayList<>(part.releases(RECENT)));
        }
        var units = new ArrayList<Release>();
        for (var first : parts.getFirst().releases(RECENT)) {
            var of = new ArrayList<>(List.of(first));
            for (var other : others) {
                nearest(other, first).ifPresent(found -> of.add(found));
            }
            // One without its counterpart is no release of the unit, or not yet.
            if (of.size() == parts.size()) {
                for (var i = 0; i < others.size(); i++) {
                    others.get(i).remove(of.get(i + 1));
                }
                units.add(joined(of));
            }
        }
        return units.stream()
                .sorted(Comparator.comparing(Release::createdAt).reversed())
                .limit(most)
                .toList();
    }

    /// Of the same commit, and made at nearly the same time: a commit is released anew by a
    /// rollback.
    private static Optional<Release> nearest(List<Release> among, Release to) {
        return among.stream()
                .filter(one -> one.commit().equals(to.commit()))
                .min(
                        Comparator.comparing(
                                one -> Duration.between(one.createdAt(), to.createdAt()).abs()));
    }

    @Override
    public Release release(String id) throws HostingException {
        var ids = split(id);
        return joined(each((part, i) -> part.release(ids.get(i))));
    }

    @Override
    public Release deploy(Optional<String> commit) throws HostingException {
        return joined(acting((part, _) -> part.deploy(commit)));
    }

    /// A part that serves its target still, because its own release never went live, stays.
    @Override
    public Release rollBack(String id) throws HostingException {
        var ids = split(id);
        return joined(
                acting((part, i) -> {
                    var target = part.release(ids.get(i));
                    return target.state() == State.LIVE ? target : part.rollBack(ids.get(i));
                }));
    }

    @Override
    public Optional<String> withdraw(String id) throws HostingException {
        var ids = split(id);
        var releases = each((part, i) -> part.release(ids.get(i)));
        if (releases.stream().allMatch(one -> one.state() == State.LIVE)) {
            return Optional.empty();
        }
        var told = new ArrayList<String>();
        for (var i = 0; i < releases.size(); i++) {
            var live = releases.get(i);
            if (live.state() != State.LIVE) {
                continue;
            }
            var before =
                    parts.get(i).releases(RECENT).stream()
                            .filter(one -> one.state() == State.REPLACED)
                            .filter(one -> one.createdAt().isBefore(live.createdAt()))
                            .findFirst();
            if (before.isEmpty()) {
                told.add(names.get(i) + " stays live: nothing served before it");
                continue;
            }
            var back = parts.get(i).rollBack(before.get().id());
            told.add(
                    "%s is taken back to %s by %s"
                            .formatted(names.get(i), before.get().id(), back.id()));
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told));
    }

    @Override
    public Optional<Release> asked(
            Instant since, String known, boolean back, Optional<String> commit)
            throws HostingException {
        var before = known.isEmpty() ? names.stream().map(_ -> "").toList() : split(known);
        var found = each((part, i) -> part.asked(since, before.get(i), back, commit));
        return found.stream().allMatch(Optional::isPresent)
                ? Optional.of(joined(found.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    @Override
    public void restart() throws HostingException {
        acting((part, _) -> {
            part.restart();
            return part;
        });
    }

    @Override
    public KeptSetting autoDeploy() throws HostingException {
        return joinedSettings(each((part, _) -> part.autoDeploy()));
    }

    private static KeptSetting joinedSettings(List<KeptSetting> of) {
        return of.stream().allMatch(one -> one.setting().isEmpty())
                ? new KeptSetting("", "")
                : new KeptSetting(
                        of.stream().map(KeptSetting::setting).collect(Collectors.joining(JOINT)),
                        of.stream().map(KeptSetting::value).collect(Collectors.joining(JOINT)));
    }

    @Override
    public KeptSetting freezeAutoDeploy() throws HostingException {
        return joinedSettings(each((part, _) -> part.freezeAutoDeploy()));
    }

    @Override
    public void restoreAutoDeploy(KeptSetting before) throws HostingException {
        if (before.setting().isEmpty()) {
            return;
        }
        var settings = split(before.setting());
        var values = split(before.value());
        each((part, i) -> {
            part.restoreAutoDeploy(new KeptSetting(settings.get(i), values.get(i)));
            return part;
        });
    }

    @Override
    public void promote(String id) throws HostingException {
        var ids = split(id);
        acting((part, i) -> {
            part.promote(ids.get(i));
            return part;
        });
    }

    @Override
    public List<Approval> approvals(String id) throws HostingException {
        var ids = split(id);
        return each((part, i) ->
                        part.approvals(ids.get(i)).stream()
                                .map(one -> new Approval(of(i) + one.of(), one.who(), one.here()))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Two services may have environments of one name: each is told with its service.
    private String of(int number) {
        return names.get(number) + ": ";
    }

    @Override
    public void review(String id, List<String> of, boolean yes, String comment)
            throws HostingException {
        var ids = split(id);
        acting((part, i) -> {
            var own =
                    of.stream()
                            .filter(one -> one.startsWith(of(i)))
                            .map(one -> one.substring(of(i).length()))
                            .toList();
            if (!own.isEmpty()) {
                part.review(ids.get(i), own, yes, comment);
            }
            return part;
        });
    }

    @Override
    public List<Review> reviews(String id) throws HostingException {
        var ids = split(id);
        return each((part, i) ->
                        part.reviews(ids.get(i)).stream()
                                .map(one ->
                                        new Review(
                                                one.of().stream().map(of(i)::concat).toList(),
                                                one.yes(),
                                                one.by(),
                                                one.comment()))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Of the first part.
    @Override
    public String url() throws HostingException {
        return parts.getFirst().url();
    }

    /// Of every part.
    @Override
    public List<String> urls() throws HostingException {
        return each((part, _) -> part.url());
    }

    @Override
    public Figure serverErrors(Instant from, Instant to) throws HostingException {
        return UnitFigures.share(each((part, _) -> part.serverErrors(from, to)));
    }

    @Override
    public Figure requests(Instant from, Instant to) throws HostingException {
        return UnitFigures.sum(each((part, _) -> part.requests(from, to)));
    }

    @Override
    public Figure latency(Instant from, Instant to, OptionalInt percentile)
            throws HostingException {
        return UnitFigures.slowest(each((part, _) -> part.latency(from, to, percentile)));
    }

    @Override
    public List<LogLine> logs(Instant from, Instant to, String text, int most)
            throws HostingException {
        var all =
                each((part, _) -> part.logs(from, to, text, most)).stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(LogLine::at))
                        .toList();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /// Of every part.
    @Override
    public Set<String> serving() throws HostingException {
        return each((part, _) -> part.serving()).stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    @Override
    public String connectionString(String database) throws HostingException {
        return parts.getFirst().connectionString(database);
    }

    @Override
    public void close() {
        parts.forEach(Hosting::close);
    }

    /// The services of a unit as an environment names them, joined by `+`; one name alone where it
    /// is one service.
    static List<String> named(String service) {
        return Stream.of(service.split("\\" + JOINT, -1)).map(String::strip).distinct().toList();
    }
}
