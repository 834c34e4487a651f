package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.Expressions;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What headings say in other languages than English: the usual words of German, French, Spanish,
/// Portuguese, Italian, Dutch, Polish, Czech, Russian, Chinese, Japanese and Korean. A way back
/// that is not known as one would be run as a part of the deployment, whatever the document's
/// language.
final class ForeignWords {
    private record Rule(Phase phase, QuickPattern words) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            Phase.TEMPLATE,
                            "^(?:anhang|annexe|anexo|ap(?:ê|e)ndice|appendice|bijlage|付録|附录|附錄|부록).*(?:check-?list|チェックリスト|清单|체크리스트)"),
                    rule(
                            Phase.REFERENCE,
                            "^(?:n(?:ü|ue)tzliche befehle|commandes utiles|comandos (?:(?:ú|u)teis|(?:ú|u)tiles)|comandi utili|nuttige commando'?s|przydatne polecenia|užitečné příkazy|полезные команды|常用命令|便利なコマンド|유용한 명령)"),
                    rule(
                            Phase.ROLLBACK,
                            "r(?:ü|ue)ckfall|r(?:ü|ue)ckabwick|r(?:ü|ue)cksetz|zur(?:ü|ue)cksetz|zur(?:ü|ue)ckroll|r(?:ü|ue)ckkehr|r(?:ü|ue)ckbau|r(?:ü|ue)ckg(?:ä|ae)ngig|wiederherstell"
                                    + "|\\bretour (?:en )?arri(?:è|e)re|\\bannulation\\b|\\brestauration\\b|\\brevenir\\b|marche arri(?:è|e)re"
                                    + "|\\breversi(?:ó|o)n|\\brevertir\\b|\\bvuelta atr(?:á|a)s|marcha atr(?:á|a)s|\\brestauraci(?:ó|o)n|\\bdeshacer\\b|\\brevers(?:ã|a)o|\\bdesfazer|\\brestaura(?:ç|c)|\\bripristin|\\btornare indietro|\\bannullamento|\\bterugdraai|\\bherstel(?:len|plan)?\\b|wycofan|przywr(?:ó|o)c|n(?:á|a)vrat k|vr(?:á|a)cen(?:í|i)|obnoven(?:í|i)|откат|восстановлен|回滚|回滾|回退|(?<!备份与|备份和)恢复|還原|ロールバック|切り?戻し|復旧|롤백|복구"),
                    rule(
                            Phase.TROUBLE,
                            "^(?:bekannte |h(?:ä|ae)ufige )?(?:probleme|fehler|st(?:ö|oe)rungen)\\b|fehler(?:behebung|suche|behandlung)|probleml(?:ö|oe)sung"
                                    + "|\\bd(?:é|e)pannage|\\bprobl(?:è|e)mes\\b|soluci(?:ó|o)n de problemas|\\bproblemas\\b|risoluzione dei problemi|\\bproblemi\\b|probleemoplossing|\\bproblemen\\b|rozwi(?:ą|a)zywanie problem|ře(?:š|s)en(?:í|i) probl|zn(?:á|a)m(?:é|e) probl|неполад|проблем|故障排|常见问题|常見問題|问题排查|排错|トラブル|既知の問題|문제 ?해결|트러블"),
                    rule(
                            Phase.CONTACTS,
                            "ansprechpartner|\\bkontakte?\\b|zust(?:ä|ae)ndig|\\bastreinte|\\bcontactos?\\b|\\bcontat(?:os?|ti)\\b|\\bkontakty|контакт|联系人|联系方式|聯絡|連絡先|연락처"),
                    rule(
                            Phase.INCIDENT,
                            "\\bnotfall|\\beskalation|\\burgence|\\bescalade\\b|\\bemergencia|\\bincidente|\\bemerg(?:ê|e)ncia|\\bemergenza|\\bincidenti\\b|\\bnoodgeval|\\bescalatie|\\beskalac|\\bawari|incydent|nouzov|инцидент|авари|эскалац|应急|應急|紧急|事故|インシデント|緊急|障害対応|긴급|장애 ?대응"),
                    rule(
                            Phase.WATCH,
                            "(?:ü|ue)berwach|\\bbeobacht|\\bsurveillance|\\bsupervision\\b|\\bsupervisi(?:ó|o)n|monitorizaci(?:ó|o)n|\\bmonitoreo|\\bmonitora(?:mento|ggio)|monitorov|monitorowan|sledov(?:á|a)n|\\bbewaking|мониторинг|наблюден|监控|監控|監視|モニタリング|모니터링"),
                    rule(
                            Phase.PREPARE,
                            "voraussetzung|vorbereit|vorbedingung|\\bvorab|^(?:vorher|zuvor|im vor(?:aus|feld))\\b|^(?:am )?(?:vortag|vorabend)\\b|^vor (?:dem|der|den)\\b|\\bpr(?:é|e)requis|\\bpr(?:é|e)paration|pr(?:é|e)alable|^avant\\b"
                                    + "|\\brequisitos|\\bpreparaci(?:ó|o)n|^antes\\b|\\bprerequisiti|\\bprepara(?:ç|zione)|\\bvereisten|\\bvoorbereid|przygotowan|wymagani|př(?:í|i)prav|předpoklad|подготов|требовани|前置|准备|準備|先决条件|环境要求|部署前|上线前|发布前|前提|事前|プ[リレ]デプロイ|(?:デプロイ|リリース|本番反映)(?:の)?前|배포 ?전|사전|준비"),
                    rule(
                            Phase.VERIFY,
                            "(?:ü|ue)berpr(?:ü|ue)f|\\bpr(?:ü|ue)fung|\\bkontrolle|verifizier|\\babnahme|nachkontroll|^nach (?:dem|der|den)\\b|\\bv(?:é|e)rifi"
                                    + "|\\bcontr(?:ô|o)les?\\b|^apr(?:è|e)s\\b|\\brecette\\b|\\bverificaci|\\bcomprobaci|\\bvalidac|\\bwalidac|^despu(?:é|e)s\\b|\\bverifica|\\bvalida(?:ç|zione)|\\bcontrole\\b|\\bverificatie|weryfikac|sprawdzen|ov(?:ě|e)řen|\\bkontrol|testov(?:á|a)n|провер|тестирован|验证|驗證|检查|檢查|测试|部署后|上线后|发布后|ポストデプロイ|(?:デプロイ|リリース)(?:の)?後|배포 ?후|確認|検証|확인|검증|테스트"),
                    rule(
                            Phase.MAINTAIN,
                            "^wartung(?!sseite)|\\bmaintenance (?:courante|r(?:é|e)guli)|\\bmantenimiento|\\bmanuten(?:ç|zione)|\\bonderhoud|konserwac|(?:ú|u)dr(?:ž|z)b|обслуживан|维护|維護|运维|メンテナンス|保守|유지 ?보수"),
                    rule(
                            Phase.DEPLOY,
                            "ausroll|auslieferung|durchf(?:ü|ue)hr|inbetriebnahme|bereitstellung|\\bablauf\\b|einspiel|\\bumstellung|\\bd(?:é|e)ploie|mise en (?:production|ligne|service)"
                                    + "|\\blivraison|\\b(?:é|e)tapes\\b|\\bex(?:é|e)cution|\\bdespliegue|\\bdesplegar|puesta en (?:producci|marcha)|\\bpasos\\b|\\bejecuci|\\bimplanta(?:ç|c)|\\bpublica(?:ç|c)|\\bpassos\\b|\\brilascio|messa in produzione|\\bpassaggi\\b|\\buitrol|\\buitvoering|\\bstappen\\b|wdro(?:ż|z)en|\\bkroki\\b|nasazen(?:í|i)|\\bmigra(?:c|z|ç)|миграц|迁移|移行|마이그레이션|разв(?:е|ё)ртыв|деплой|релиз|выкат|部署|发布|發布|上线|上線|步骤|步驟|デプロイ|リリース|手順|배포|릴리스|절차"),
                    rule(
                            Phase.OVERVIEW,
                            "^(?:(?:ü|ue)berblick|(?:ü|ue)bersicht|zweck|ziel|einleitung|beschreibung|aper(?:ç|c)u|objectif|pr(?:é|e)sentation|objetivo|resumen|descripci(?:ó|o)n)\\b"),
                    rule(
                            Phase.OVERVIEW,
                            "^(?:vis(?:ã|a)o geral|introdu|panoramica|overzicht|inleiding|przegl(?:ą|a)d|wprowadzen|přehled|(?:ú|u)vod|обзор|введени|概述|概览|概覽|简介|概要|はじめに|개요|소개)"),
                    rule(
                            Phase.REFERENCE,
                            "^(?:anhang|verweise|links|annexes?|r(?:é|e)f(?:é|e)rences?|referencias|anexos?)\\b"
                                    + "|^(?:ap(?:ê|e)ndice|appendice|bijlage|za(?:ł|l)(?:ą|a)cznik|př(?:í|i)loh|приложени|ссылк|附录|附錄|参考|付録|부록|참고)"));

    private static final Expressions<Rule> TABLE = Expressions.of(RULES, Rule::words);

    private static final Memo<Optional<Phase>> STATED =
            Memo.of(words -> TABLE.first(words).map(Rule::phase));

    private ForeignWords() {}

    private static Rule rule(Phase phase, String words) {
        return new Rule(phase, QuickPattern.compile(words, CASE_INSENSITIVE | UNICODE_CASE));
    }

    /// The phase that a heading's words state, or null.
    static @Nullable Phase stated(String words) {
        return STATED.of(words).orElse(null);
    }
}
