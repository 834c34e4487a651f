package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttendedShapesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl logs -f deploy/shop",
                "docker compose logs --follow",
                "journalctl -u shop -f",
                "tail -f /var/log/shop.log",
                "rails console",
                "bin/rails db",
                "redis-cli",
                "redis-cli -h cache.example.com -p 6380",
                "less /var/log/shop.log",
                "docker exec -it shop ./migrate",
                "docker run --rm -it shop bash",
                "vault login -method=oidc",
                "aws sso login --profile prod",
                "docker login registry.example.com",
                "/bin/bash",
                "sudo -i",
                "sudo su - deploy",
                "php artisan tinker",
                "aws ssm start-session --target i-0123456789",
                "gcloud compute ssh web1 --zone europe-west1-b",
                "PGPASSWORD=shop psql -h 127.0.0.1 -U shop shop",
                "firebase emulators:start",
                "python manage.py runserver 0.0.0.0:8000",
                "docker compose -f prod.yml up --build",
                "gh run watch --exit-status",
                "fly logs",
                "flyctl logs -a shop -r ams",
                "fly logs | grep -i error",
                "npx convex logs --prod",
                "cd web && npx convex logs",
                "railway logs --service shop",
                "heroku logs -t -a shop",
                "pm2 logs shop --lines 50",
                "pm2 monit",
                "stern shop -n prod",
                "npx wrangler tail shop",
                "netlify logs:function pay",
                "cf logs shop",
                "kubectl get pods -l app=shop --watch",
                "oc get pods -w",
                "kubectl port-forward svc/shop 8080:80",
                "watch -n 2 kubectl get pods",
                "az webapp log tail --name shop",
                "aws logs tail /shop/web --follow",
                "docker stats",
                "ping shop.example.com",
                "npm run dev -- --port 3000",
                "yarn start:prod"
            })
    void a_person_has_to_be_at_the_terminal(String command) {
        assertThat(AttendedShapes.why(command)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash deploy.sh",
                "sudo -u deploy make release",
                "su - deploy -c 'make release'",
                "php artisan tinker --execute='Cache::flush()'",
                "gcloud compute ssh web1 --command='make release'",
                "kubectl apply -f k8s/",
                "kubectl delete -f k8s/shop",
                "docker rm -f web",
                "docker build -f Dockerfile.prod .",
                "docker compose -f prod.yml up -d",
                "docker system prune -af",
                "bundle exec rails db:migrate",
                "redis-cli ping",
                "redis-cli -h cache.example.com info",
                "redis-cli FLUSHALL",
                "less --version",
                "docker exec shop ./migrate",
                "kubectl logs --tail=50 deploy/shop",
                "vault login token=$VAULT_TOKEN",
                "docker login -u deploy --password-stdin registry.example.com < token",
                "PGPASSWORD=shop psql -h 127.0.0.1 -c 'select 1'",
                "TAG=7 docker compose up -d --wait",
                "docker compose up --exit-code-from tests",
                "docker compose up &",
                "gh run watch 1234567 --exit-status",
                "fly logs --no-tail",
                "fly logs -n -a shop | tail -20",
                "timeout 30 fly logs",
                "railway logs --lines 100",
                "pm2 logs shop --lines 50 --nostream",
                "stern shop --no-follow --since 5m",
                "cf logs shop --recent",
                "heroku logs -n 200 -a shop",
                "vercel logs --environment production",
                "aws logs tail /shop/web --since 10m",
                "kubectl rollout status deploy/shop --watch",
                "docker stats --no-stream",
                "ping -c 3 shop.example.com",
                "npm run start:migrations",
                "fly deploy --app logs-shop"
            })
    void nobody_has_to_be_there(String command) {
        assertThat(AttendedShapes.why(command)).isEmpty();
    }
}
