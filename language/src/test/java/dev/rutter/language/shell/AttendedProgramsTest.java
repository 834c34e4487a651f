package dev.rutter.language.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttendedProgramsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "read -p \"name? \" NAME",
                "read -r -p 'Go on? ' -n 1",
                "read -s TOKEN",
                "read NAME",
                "read -p \"Sure? \" answer && ./bin/ship",
                "select x in a b; do echo $x; done",
                "aws configure",
                "aws configure --profile shop",
                "aws configure sso",
                "passwd",
                "sudo passwd deploy",
                "htpasswd -c /etc/nginx/users mia",
                "ssh-keygen -t ed25519",
                "ssh-keygen",
                "ssh-keygen -t rsa -b 4096 -C \"mia@example.com\"",
                "gpg --gen-key",
                "gpg --full-generate-key",
                "openssl req -new -key shop.key -out shop.csr",
                "git commit",
                "git commit -a",
                "git add . && git commit",
                "git -C shop commit --amend",
                "git tag -a v1.2.3",
                "git add -p",
                "git add src --patch",
                "git stash -p",
                "git checkout -p main",
                "git rebase -i HEAD~3",
                "git rebase --interactive main",
                "gh pr create",
                "npx changeset",
                "sleep infinity",
                "yes",
                "nc -l 8080",
                "nc -lk 8080",
                "stripe listen --forward-to localhost:3000/hooks",
                "ngrok http 80",
                "cloudflared tunnel run shop",
                "ssh -N -L 5432:db:5432 web1",
                "tcpdump -i eth0 port 443",
                "vmstat 1",
                "while true; do curl -s localhost; sleep 1; done",
                "kubectl port-forward svc/shop 8080:80",
                "select x in a b\ndo\n  echo $x\ndone",
                "if [ -f shop.db ]; then\n  read -p \"Delete it? \" answer\nfi",
                "while true; do\n  ./bin/check\n  sleep 5\ndone"
            })
    void what_asks_opens_an_editor_or_never_ends_needs_somebody(String command) {
        assertThat(AttendedShapes.why(command)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read -r line < list.txt",
                "echo x | read -r line",
                "while read -r line; do echo \"$line\"; done < list.txt",
                "aws configure set region eu-west-1",
                "aws configure list",
                "passwd -l deploy",
                "passwd --status deploy",
                "echo \"deploy:$PW\" | chpasswd",
                "htpasswd -bc users mia \"$PW\"",
                "ssh-keygen -t ed25519 -N '' -f key",
                "ssh-keygen -R web1",
                "ssh-keygen -lf key.pub",
                "yes | ssh-keygen -t ed25519",
                "gpg --batch --gen-key params",
                "gpg --verify shop.sig",
                "openssl req -new -subj /CN=shop -key shop.key",
                "git commit -m \"Release\"",
                "git commit -am \"Release\"",
                "git commit --amend --no-edit",
                "git commit -F notes.txt",
                "git commit --fixup HEAD~1",
                "GIT_EDITOR=true git commit --amend",
                "git tag -a v1 -m \"v1\"",
                "git tag v1",
                "git add .",
                "git add -A && git commit -m \"x\"",
                "git rebase main",
                "git stash pop",
                "git clean -fd",
                "gh pr create --fill",
                "sleep 30",
                "yes | apt-get install shop",
                "nc -zv db 5432",
                "nc -w 3 -l 8080",
                "timeout 60 stripe listen",
                "ngrok http 80 &",
                "tcpdump -c 10 -i eth0",
                "vmstat 1 5",
                "while true; do curl -fs localhost && break; sleep 1; done",
                "kubectl get pods",
                "stripe events list",
                "./bin/read -p x",
                "npm init -y",
                "for f in *.md\ndo\n  ./bin/read -p $f\ndone",
                "while true; do\n  ./bin/check && break\n  sleep 5\ndone",
                "cat > ask.sh <<EOF\nread -p \"Name? \" NAME\nEOF"
            })
    void what_is_answered_or_ends_does_not(String command) {
        assertThat(AttendedShapes.why(command)).isEmpty();
    }

    @Test
    void a_value_that_somebody_types_at_another_terminal_is_no_variable_of_the_run() {
        var book =
                MarkdownReader.read(
                        """
                        # Shop

                        ## Deployment

                        ```bash
                        read -p "Release? " TAG
                        ./bin/ship "$TAG"
                        read -p "Go on? " -n 1 -r
                        [[ $REPLY =~ ^[Yy]$ ]] && ./bin/open
                        ```
                        """);
        assertThat(book.all(Step.class).flatMap(step -> step.placeholders().stream()))
                .contains("$TAG", "$REPLY");
    }
}
