package dev.rutter.language.lint;

import static dev.rutter.language.lint.WrongCommand.written;
import static dev.rutter.language.lint.WrongCommand.wrong;
import static dev.rutter.language.problem.Problem.Weight.ERROR;
import static dev.rutter.language.problem.Problem.Weight.NOTE;
import static dev.rutter.language.problem.Problem.Weight.WARNING;

import java.util.List;

/// What runbooks get wrong about the tools of hostings, each read in the vendor's own documentation
/// or source. A fact more is a row more.
final class HostingFacts {
    private static final String RENDER = "https://render.com/docs/cli";

    private HostingFacts() {}

    /// What else the Vercel CLI is told to do: none of it makes a deployment. The list is that of
    /// https://vercel.com/docs/cli.
    private static final String OTHER_THAN_DEPLOY =
            "alias|api|bisect|blob|build|cache|certs|curl|dev|dns|domains|env|git|guidance|help|httpstat|init|inspect|install|integration|integration-resource|link|list|login|logout|logs?"
                    + "|ls|mcp|microfrontends|open|project|promote|pull|redeploy|remove|rm|rollback|rolling-release|secrets|switch|target|teams|telemetry|whoami";

    static final List<WrongCommand> ALL =
            List.of(
                    wrong(
                            "RT010",
                            ERROR,
                            "`render deploy` is not a command",
                            "render",
                            "\\brender\\s+deploy(?!s)\\b[^\\n|;&]*",
                            "the Render CLI has no \"deploy\" command",
                            RENDER,
                            "render deploys create SERVICE_ID --wait --confirm -o json"),
                    wrong(
                            "RT011",
                            ERROR,
                            "`render logs` is given options it does not have",
                            "render",
                            "\\brender\\s+logs\\b[^\\n|;&]*(?:--service\\b|--tail[= ]\\d+)[^\\n|;&]*",
                            "\"render logs\" takes a resource with -r, and its --tail is a switch"
                                    + " that follows",
                            RENDER,
                            "render logs -r SERVICE_ID --limit 100 -o text"),
                    wrong(
                            "RT012",
                            ERROR,
                            "the Render CLI is not on npm",
                            "npm",
                            "\\b(?:npm\\s+(?:i|install|add)|pnpm\\s+add|yarn\\s+global\\s+add|npx)\\b"
                                    + "[^\\n|;&]*@?render/cli\\b|\\bnpm\\s+(?:i|install)\\s+-g\\s+render-cli\\b",
                            "the Render CLI is a binary of its own and is not published on npm",
                            RENDER,
                            "install it as its page says, or use the dashboard"),
                    wrong(
                            "RT017",
                            ERROR,
                            "`convex deploy` has no `--prod`",
                            "convex",
                            "\\bconvex\\s+deploy\\b[^\\n|;&]*--prod\\b",
                            "\"convex deploy\" goes to production by itself and has no --prod",
                            "https://docs.convex.dev/cli",
                            "CONVEX_DEPLOY_KEY=… npx convex deploy"),
                    wrong(
                            "RT018",
                            ERROR,
                            "`convex doctor` is not a command",
                            "convex",
                            "\\bconvex\\s+doctor\\b",
                            "the Convex CLI has no \"doctor\"",
                            "https://docs.convex.dev/cli",
                            "npx convex logs --prod"),
                    wrong(
                            "RT022",
                            ERROR,
                            "`render rollback` is not a command",
                            "render",
                            "\\brender\\s+(?:services\\s+|deploys\\s+)?rollback\\b[^\\n|;&]*",
                            "the Render CLI has no rollback command",
                            RENDER,
                            "roll back in the dashboard or with POST /v1/services/ID/rollback"),
                    wrong(
                            "RT027",
                            NOTE,
                            "`vercel --prod` goes live before anything is verified",
                            "vercel",
                            "(?<![\\w./@-])vercel(?:@[\\w.-]+)?(?=\\s)(?:\\s+deploy\\b|(?![^\\n|;&]*\\s(?:"
                                    + OTHER_THAN_DEPLOY
                                    + ")(?=\\s|$)))[^\\n|;&]*\\s--prod\\b(?!=false)(?![^\\n|;&]*--skip-domain)[^\\n|;&]*",
                            "\"vercel --prod\" moves the production domain as soon as the build is"
                                    + " ready",
                            "https://vercel.com/docs/cli/deploy",
                            "vercel deploy --prod --skip-domain, verify its own URL, then vercel"
                                    + " promote URL"),
                    wrong(
                            "RT072",
                            NOTE,
                            "after `vercel rollback` new releases stay away",
                            "vercel",
                            "\\bvercel\\s+rollback\\b(?!\\s+status)[^\\n|;&]*",
                            "after \"vercel rollback\" the project stays on that deployment: later pushes are built and do not go live until one is promoted; the Hobby plan goes back by one only",
                            "https://vercel.com/docs/instant-rollback",
                            "a line that ends it once the next good release is verified: vercel promote URL"),
                    wrong(
                            "RT073",
                            WARNING,
                            "`render deploys create` does not wait for the deploy",
                            "render",
                            "\\brender\\s+deploys\\s+create\\b(?![^\\n|;&]*--wait)[^\\n|;&]*",
                            "without --wait \"render deploys create\" ends well as soon as the deploy is queued, whatever becomes of it",
                            RENDER,
                            "render deploys create SERVICE_ID --wait --confirm -o json"),
                    wrong(
                            "RT085",
                            ERROR,
                            "Render's API has no rollback of a deploy",
                            "Render's API",
                            "\\bapi\\.render\\.com/v1/services/[^/\\s\"']+/deploys/[^/\\s\"']+/rollback\\b",
                            "Render's rollback is a call of the service, with the deploy in its body",
                            "https://api-docs.render.com/reference/rollback-deploy",
                            "POST /v1/services/SERVICE_ID/rollback with {\"deployId\": \"dep-…\"}"),
                    written(
                            "RT086",
                            WARNING,
                            "a deploy hook's key is written out",
                            "Render's deploy hook",
                            "https://api\\.render\\.com/deploy/srv-[\\w-]+\\?key=(?!<|\\$|\\[|YOUR|x{3,})[\\w-]{6,}",
                            "whoever has this URL can deploy: the whole of it is a secret",
                            "https://render.com/docs/deploy-hooks",
                            "curl -fsS -X POST \"$RENDER_DEPLOY_HOOK\", and a new key at the hosting"),
                    written(
                            "RT094",
                            WARNING,
                            "Render runs no `postdeploy` script",
                            "Render",
                            "\"postdeploy\"\\s*:",
                            "neither Render nor npm runs a script named \"postdeploy\" when a release goes live",
                            "https://render.com/docs/deploys",
                            "preDeployCommand: npx prisma migrate deploy, in render.yaml"),
                    written(
                            "RT097",
                            NOTE,
                            "`autoDeploy` is the old word of a blueprint",
                            "Render's blueprint",
                            "^\\s*autoDeploy:\\s*(?:true|false|yes|no)\\b",
                            "\"autoDeploy\" is deprecated in render.yaml, and does not count where \"autoDeployTrigger\" stands beside it",
                            "https://render.com/docs/blueprint-spec",
                            "autoDeployTrigger: off, or commit, or checksPass"),
                    wrong(
                            "RT091",
                            NOTE,
                            "a token stands on the command line",
                            "vercel",
                            "\\bvercel\\b[^\\n|;&]*\\s--token[= ][^\\n|;&]*",
                            "everybody on the machine sees a command line's arguments in its process list",
                            "https://vercel.com/docs/cli/global-options",
                            "set VERCEL_TOKEN in the environment, which the CLI reads by itself"));
}
