package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PutInto;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Fences that show what is in a file: `Create deploy.sh:`, `Add this to config.yml:`, `The script
/// looks like this:`, or the file's name in the fence itself. A fence whose commands name the file
/// makes it, and is run.
public final class FileContents {
    private static final String FILE =
            "(?:[\\w.~$/{}-]*/)?(?:[\\w.-]*[\\w-]\\.(?:bash|bat|cfg|cmd|cnf|conf|config|crontab|css|dockerfile|env|go|gradle|hcl|html"
                    + "|ini|j2|java|js|json|jsonc|kt|lua|mjs|md|php|pl|plist|properties|ps1|py|rb|rs|rules|service|sh|socket|sql|tf|timer"
                    + "|toml|tpl|ts|tsx|txt|xml|ya?ml|zsh)|\\.(?:env|bashrc|bash_profile|profile|zshrc|npmrc|gitignore|dockerignore)(?:\\.\\w+)*"
                    + "|(?:Dockerfile|Makefile|Procfile|Jenkinsfile|Caddyfile|Vagrantfile)(?:\\.\\w+)?|crontab|fstab|sudoers)";

    private static final QuickPattern NAME =
            QuickPattern.compile("(?<![\\w./-])(" + FILE + ")(?![\\w/-]|\\.\\w)");

    /// Whoever reads it makes or changes the file by hand. `Create a backup of shop.db` makes
    /// another.
    private static final QuickPattern WRITES =
            QuickPattern.compile(
                    "(?:^|[.,;:]\\s+|\\b(?:and|then|or|first|to)\\s+)\\W*(?:\\d+[.)]\\s*)?(?:now |then |first )?(?:creat(?:e|ing)|add(?:ing)?|append|insert"
                            + "|sav(?:e|ing)|writ(?:e|ing)|past(?:e|ing)|(?:put|place|drop|include|copy) (?:this|these|it|the (?:following|lines?|block|snippet|content)))\\b"
                            + "(?:(?!\\b(?:before|after|from|using|via|with|for|until|when|if|while|of|by)\\b)[^.;:`]|\\.(?=\\S)|`){0,80}?(?<![\\w./-])"
                            + FILE
                            + "(?![\\w/-]|\\.\\w)",
                    CASE_INSENSITIVE);

    /// What comes is pointed at as text.
    private static final QuickPattern SHOWS =
            QuickPattern.compile(
                    "\\b(?:look(?:s|ing)?(?: \\w+)? like(?: this| the following)?|contains?|containing|contents?|reads|is(?: simply| just)?(?: this| the following)?|holds?"
                            + "|(?:here(?: is|['’]s)|this is)\\b.{0,30}\\b(?:file|script|hook|unit|config\\w*|crontab))\\W*$",
                    CASE_INSENSITIVE);

    /// To see what a file contains, something is run.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:check|verify|see|inspect|show|print|display|confirm|ensure|look at|review|list|make sure|find out)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern FILE_NOUN =
            QuickPattern.compile(
                    "\\b(?:files?|scripts?|hook|unit|pipeline|config(?:uration)?|crontab|cron (?:job|entry)|snippet|workflow|manifest)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern CONTENT =
            QuickPattern.compile(
                    "\\b(?:with(?! the script\\W*$)|containing|has|have|add|append|insert|paste)\\b.{0,20}\\b(?:(?:following|this|these|the)\\s+)(?:\\w+\\s+)?(?:contents?|lines?|text|snippet|entry|entries|script|block)\\W*:?\\W*$",
                    CASE_INSENSITIVE);

    /// A chapter on how a migration is written, which may show what goes into one.
    private static final QuickPattern MIGRATION_CHAPTER =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:how to )?(?:writ|creat|add|author|draft)(?:e|ing) (?:(?:an?|the|new|your|database|db|schema|sql) ){0,3}migrations?(?: (?:files?|scripts?))?$",
                    CASE_INSENSITIVE);

    /// `Write the statements:`, `Add this to the new file:`
    private static final QuickPattern WRITTEN =
            QuickPattern.compile(
                    "\\b(?:writ|creat|add|put|plac|past|edit|fill|draft)(?:e|t?ing)?\\b(?:(?!\\b(?:before|after|from|using|via|with|for|until|when|if|while)\\b)[^.;:]){0,60}\\b(?:files?|scripts?|migrations?|statements?|sql)\\b",
                    CASE_INSENSITIVE);

    /// `Fill the new file with the schema:`
    private static final QuickPattern FILLS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:then |now |next,? )?(?:edit|fill(?: in)?|update|replace|change|modify|complete|populate)\\b[^.;:]{0,60}\\bfile\\b[^.;:]{0,20}\\bwith\\b[^.;]{0,120}:\\W*$",
                    CASE_INSENSITIVE);

    /// What makes an empty migration, for somebody to fill in.
    private static final QuickPattern MIGRATION =
            QuickPattern.compile(
                    "\\b(?:supabase\\s+migrations?\\s+new|(?:alembic|flask\\s+db)\\s+revision(?!.*--autogenerate)|(?:rails|rake|bin/rails)\\s+g(?:enerate)?\\s+migration|prisma\\s+migrate\\s+dev\\b.*--create-only"
                            + "|drizzle-kit\\s+generate\\b.*--custom|knex\\s+migrate:make|(?:sequelize|sequelize-cli)\\s+migration:(?:create|generate)|typeorm\\s+migration:create|dbmate\\s+new|goose\\b.*\\bcreate|migrate\\s+create"
                            + "|makemigrations\\b.*--empty|diesel\\s+migration\\s+generate|sqlx\\s+migrate\\s+add|artisan\\s+make:migration|node-pg-migrate\\s+create)\\b");

    /// The last clause tells to run it after all.
    private static final QuickPattern RUNS =
            QuickPattern.compile(
                    "(?:^|[.,;:]\\s+|\\b(?:and|then|or|by|please|can|must|should)\\s+)\\W*(?:\\d+[.)]\\s*)?(?:then |now )?(?:run|runn?ing|execut\\w+|typ(?:e|ing)|enter|issue"
                            + "|invoke|launch|call|source|use|using|deploy|apply|start)\\b[^.]*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ALONE =
            QuickPattern.compile(
                    "^(?:\\*\\*|__)?(?:file(?:name)?:\\s*)?`?"
                            + FILE
                            + "`?(?:\\*\\*|__)?:?(?:\\*\\*|__)?$");
    private static final QuickPattern LABEL = QuickPattern.compile("^\\*\\*.*|.*:(?:\\*\\*)?$");

    /// `# scripts/deploy.sh`, `// deploy.ts`, `-- 001_orders.sql`
    private static final QuickPattern HEAD =
            QuickPattern.compile(
                    "^\\s*(?:#|//|--|;)\\s*(?:file(?:name)?:\\s*)?("
                            + FILE
                            + ")\\s*(?:\\(.*\\))?\\s*$",
                    CASE_INSENSITIVE);

    /// What documentation tools take for the file's name: `title="deploy.sh"`, `bash:deploy.sh`.
    private static final QuickPattern INFO =
            QuickPattern.compile(
                    "(?:\\b(?:title|file|filename|path)\\s*=\\s*[\"']?|^\\w+:)("
                            + FILE
                            + ")(?![\\w/])",
                    CASE_INSENSITIVE);

    /// Commands that write a file whatever its name.
    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "^\\s*(?:sudo\\s+)?(?:cat|tee|printf|echo|nano|vi|vim|touch|cp|install|curl|wget|mkdir|crontab)\\b.*",
                    CASE_INSENSITIVE);

    /// Commands that do so themselves.
    private static final QuickPattern PUTS =
            QuickPattern.compile(
                    ">>|^\\s*(?:sudo\\s+)?(?:tee|nano|vim?|crontab|sed\\s+-i)\\b|\\|\\s*(?:sudo\\s+)?(?:tee|crontab)\\b");

    /// No words above are asked about more fences than that.
    private static final int MOST = 5;

    private FileContents() {}

    /// Whether `fence` shows a file, by its own words or by those just above it.
    public static boolean in(Block.Fence fence, String lead) {
        var content = String.join("\n", fence.content());
        if (content.length() > 20_000) {
            content = content.substring(0, 20_000);
        }
        var named = named(fence);
        if (named.isPresent()) {
            return !content.substring(headLength(fence)).contains(base(named.get()));
        }
        var words = Inline.plain(Bounded.of(lead));
        if (words.isEmpty() || RUNS.find(Inline.withoutCode(words))) {
            return false;
        }
        if (PutInto.tells(words)) {
            return fence.content().stream().noneMatch(PUTS::find);
        }
        var name = NAME.matcher(words);
        var file = "";
        while (name.find()) {
            file = base(name.group(1));
        }
        if (!file.isEmpty() && content.contains(file)) {
            return false;
        }
        if (!file.isEmpty() && Settings.ofFile(fence.content())) {
            return true;
        }
        if (FILLS.find(words) && !FenceTag.shell(fence)) {
            return true;
        }
        if (ALONE.matches(lead.strip())) {
            return LABEL.matches(lead.strip());
        }
        var about = !file.isEmpty() || FILE_NOUN.find(words);
        if (!about) {
            return false;
        }
        var shown = words.endsWith(":") && SHOWS.find(words) && !LOOKS.find(words);
        var written = !file.isEmpty() && WRITES.find(words);
        var filled = CONTENT.find(words);
        if (written) {
            return true;
        }
        return (shown || filled) && fence.content().stream().noneMatch(MAKES::matches);
    }

    /// Whether the command above a fence of SQL has made the empty file that its statements go
    /// into.
    ///
    /// @param above the command's script
    public static boolean ofMigration(Block.Fence fence, String above, String lead) {
        return MIGRATION.find(above)
                && !RUNS.find(Inline.withoutCode(Inline.plain(Bounded.of(lead))));
    }

    private static Optional<String> named(Block.Fence fence) {
        var info = INFO.matcher(fence.info().strip());
        if (info.find()) {
            return Optional.of(info.group(1));
        }
        if (fence.content().isEmpty()) {
            return Optional.empty();
        }
        var head = HEAD.matcher(Bounded.of(fence.content().getFirst()));
        return head.matches() ? Optional.of(head.group(1)) : Optional.empty();
    }

    private static int headLength(Block.Fence fence) {
        var first = fence.content().isEmpty() ? "" : fence.content().getFirst();
        return HEAD.matches(Bounded.of(first)) ? first.length() : 0;
    }

    /// Whether a fence holds what the file that the words above it name is to be set to: `Set in
    /// .env:` / `PORT=80`.
    public static boolean sets(Block.Fence fence, String lead) {
        var words = Inline.plain(Bounded.of(lead));
        return names(words)
                && Settings.ofFile(fence.content())
                && !RUNS.find(Inline.withoutCode(words));
    }

    /// Whether the fences right above one have taken up the words above them: each file that those
    /// name is shown once.
    public static boolean shown(List<Block> blocks, int at, String lead) {
        if (at == 0 || !(blocks.get(at - 1) instanceof Block.Fence)) {
            return false;
        }
        var files = Math.clamp(NAME.all(Inline.plain(Bounded.of(lead))).size(), 1, MOST);
        for (var i = at - 1; i >= Math.max(0, at - MOST); i--) {
            if (!(blocks.get(i) instanceof Block.Fence fence)) {
                break;
            }
            files -= in(fence, lead) ? 1 : 0;
        }
        return files <= 0;
    }

    /// Whether a text names a file.
    public static boolean names(String text) {
        return NAME.find(text);
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Whether a fence shows what is in a file, by the words before it alone or by those and the
    /// chapter that it stands in.
    static boolean in(Block.Fence fence, Scope scope, String lead) {
        return in(fence, lead)
                || (scope.phase() == Phase.PREPARE
                        && !FenceTag.shell(fence)
                        && MIGRATION_CHAPTER.find(Inline.plain(scope.title()))
                        && written(Inline.plain(Bounded.of(lead))));
    }

    /// A chapter's own heading is no word on what stands below it.
    private static boolean written(String words) {
        return (WRITTEN.find(words) || SHOWS.find(words))
                && !MIGRATION_CHAPTER.find(words)
                && !RUNS.find(Inline.withoutCode(words));
    }
}
