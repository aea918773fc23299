package org.fraiseql.support.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/** Each key of the configuration changes what the product does: which test shows it. That it is read at all, {@link ConfigReaderTest} and {@link SecurityReaderTest} show. */
class KeysInTestsTest {
    private static final String TESTS = """
            db.backend                      container.BackendsIT#readsAndMutationsDoNotNeedTheDatasource
            db.gather                       container.GatheredReadsIT#nobodyGoesWithOthersWhereThatIsOff
            db.query-tags                   container.QueryTagsIT#theDatabaseSeesTheOperation
            db.pipelining                   store.reactive.ReactiveStoreTest#aPipelinedReadHasADeadline
            db.pipelined-connections        store.reactive.ReactiveConnectionsTest#soManyConnectionsAreSharedAsTheKeySays
            db.parity-testing               container.BackendsIT#bothAreComparedWhileOneServes
            db.parity-sample                golden.ParityCheckTest#aShareIsTakenEvenly
            db.max-connections              container.PoolExhaustionIT#whoGetsNoConnectionIsRefusedInTheTimeThatAllAttemptsHave
            db.min-idle                     container.KeysIT#connectionsThatNobodyNeedsAreClosed
            db.connection-timeout-ms        container.PoolExhaustionIT#whoGetsNoConnectionIsRefusedInTheTimeThatAllAttemptsHave
            db.idle-timeout-ms              container.KeysIT#connectionsThatNobodyNeedsAreClosed
            db.max-lifetime-ms              container.KeysIT#connectionsAreReplacedWhenTheyAreOld
            db.test-on-checkout             store.jdbc.ConnectionsTest#asksTheFirstConnectionAfterAQuietMoment
            db.validation-timeout-ms        store.jdbc.SilentNetworkTest#aTestWaitsOnlyForItsOwnTimeout
            db.query-timeout-ms             container.OddDatabasesIT#aStatementThatTakesTooLongIsEnded
            db.socket-timeout-ms            store.jdbc.SilentNetworkTest#aStatementEndsAfterTheSocketTimeoutAndItsEndTakesNoTime
            db.statement-cache-size         container.KeysIT#noStatementStaysPreparedThatNoCacheKeeps
            db.max-fetch-bytes              golden.LongRowsTest#aValueThatIsTooLongIsRefusedAndTheNextRequestIsAnswered
            db.prepare-threshold            container.KeysIT#nothingIsPrepared
            db.ssl-mode                     container.TlsIT#eachModeLetsThroughWhatItDoesNotCheck
            db.ssl-root-cert-path           container.TlsIT#whatIsWrongWithTheDatabasesCertificateIsTheReasonUntilItIsMended
            db.ssl-cert-path                container.TlsIT#whatIsWrongWithOurCertificateIsTheReasonUntilItIsMended
            db.ssl-key-path                 container.TlsIT#whatIsWrongWithOurCertificateIsTheReasonUntilItIsMended
            db.target-server-type           container.SeveralHostsIT#theServerThatIsWantedIsTaken
            db.max-retries                  container.TransactionsIT#givesUpAfterTheLastRetry
            db.initial-backoff-ms           store.BackoffTest#doublesUpToTheLimit
            db.max-backoff-ms               store.BackoffTest#doublesUpToTheLimit
            db.attempt-timeout-ms           container.PoolExhaustionIT#whoGetsNoConnectionIsRefusedInTheTimeThatAllAttemptsHave
            db.retry-timeouts               store.jdbc.JdbcBackendTest#aTimeoutIsRunAgainWhereTheConfigurationSaysSo
            db.breaker-failures             container.KeysIT#theDatabaseIsNotAskedAgainAfterSoManyFailuresForSoLong
            db.breaker-delay-ms             container.KeysIT#theDatabaseIsNotAskedAgainAfterSoManyFailuresForSoLong
            db.mutation-isolation           container.TransactionsIT#hasTheIsolationOfTheConfiguration
            db.performance-log              container.TelemetryIT#linesOfARequestHaveItsIds
            db.performance-threshold-ms     execution.SlowQueryLogTest#tellsStatementsOperationAndRequestOfWhatTookLongerThanTheThreshold
            db.pool-stats-interval-s        container.PoolFiguresIT#theLogTellsThemAgainAndAgain
            catalog.schemas                 container.ConfigurationIT#servesTheIncludedRelationsOfTheSchemasAndNoOthers
            catalog.include                 container.ConfigurationIT#servesTheIncludedRelationsOfTheSchemasAndNoOthers
            catalog.exclude                 container.ConfigurationIT#servesTheIncludedRelationsOfTheSchemasAndNoOthers
            catalog.mutations               container.KeysIT#tablesAreReadOnly
            catalog.directives              databases.DatabasesIT#isServedWhole
            catalog.reload-interval-ms      api.CatalogRefreshTest#requestsThatMeetAnotherDatabaseMakeAReadingNowAndThen
            schema.non-null-relations       container.KeysIT#relationsMayBeNull
            json.big-numbers-as-strings     container.ConfigurationIT#writesBigNumbersAsStrings
            limits.max-depth                container.ConfigurationIT#enforcesEachLimitAtItsEdge
            limits.max-where-depth          container.ConfigurationIT#enforcesEachLimitAtItsEdge
            limits.max-limit                container.ConfigurationIT#enforcesEachLimitAtItsEdge
            limits.max-conditions           golden.ConditionLimitTest#comparisonsAndOrderTermsAreCounted
            limits.max-in-list              container.ConfigurationIT#enforcesEachLimitAtItsEdge
            limits.max-body-bytes           container.ConfigurationIT#enforcesTheLimitsOfTheRequest
            limits.max-batch                container.ConfigurationIT#enforcesTheLimitsOfTheRequest
            limits.max-root-fields          container.KeysIT#rootFieldsAndAliasesAreCounted
            limits.max-aliases              container.KeysIT#rootFieldsAndAliasesAreCounted
            limits.max-cost                 EngineTest#theApplicationMayAskForWhatItLikes
            limits.max-cached-bytes         CacheWeightTest#theCachesHoldNoMoreOfTheHeapThanTheySay
            limits.max-buffered-bytes       AddedFieldsTest#noMoreIsHeldThanMayBe
            limits.max-total-buffered-bytes container.HeldMemoryIT#allAnswersTogetherHoldNoMoreThanThat
            limits.max-total-request-bytes  container.HeldMemoryIT#aBodyOfMoreValuesThanAllRequestsMayHoldIsRefused
            limits.max-concurrent-per-client container.DeadlineIT#othersAreAnsweredWhileOneClientWaitsForALock
            limits.max-request-ms           container.DeadlineIT#manySlowRootFieldsShareTheTimeOfOneRequest
            limits.max-concurrent           container.QueueIT#hundredsAreServedInTurnByAFewThreads
            limits.max-queue                container.DeadlineIT#aLockedTableDoesNotTakeTheServerWithIt
            limits.rate-per-second          container.StrangersIT#aClientMayComeSoOftenAndIsToldWhenAgain
            limits.rate-burst               container.StrangersIT#aClientMayComeSoOftenAndIsToldWhenAgain
            limits.max-log-lines-per-second container.DeadlineIT#aFloodOfFailuresLeavesFewLinesInTheLog
            http.host                       container.KeysIT#tablesAreReadOnly
            http.port                       container.KeysIT#tablesAreReadOnly
            http.tls                        container.HttpsIT#answersOverHttps
            http.tls-port                   container.HttpsIT#answersOverHttps
            http.tls-keystore               container.HttpsIT#answersOverHttps
            http.tls-keystore-password      container.HttpsIT#answersOverHttps
            http.max-connections            container.StrangersIT#moreConnectionsThanAllowedAreRefused
            http.threads                    container.QueueIT#hundredsAreServedInTurnByAFewThreads
            http.introspection              container.OddDatabasesIT#productionShowsNeitherConsoleNorSchema
            http.console                    container.KeysIT#timesAndConsoleAreShown
            http.admin                      container.ReloadIT#readsAgainWhenAnAdministratorAsks
            http.figures                    container.OddDatabasesIT#productionShowsNoFigures
            http.suggestions                container.KeysIT#suggestionsAreNotMadeThoughTheSchemaIsShown
            http.server-timing              container.KeysIT#timesAndConsoleAreShown
            http.unknown-variables          container.KeysIT#variablesThatNobodyKnowsArePassedOver
            http.body-timeout-ms            container.KeysIT#aBodyThatDoesNotComeEndsTheRequest
            http.max-incomplete-bodies      container.StrangersIT#oneBodyTooManyOnItsWayEndsTheOldest
            http.min-bytes-per-second       api.SendingRateTest#whoTakesTooLittleTooOftenRunsIntoDebt
            http.stream-timeout-ms          container.KeysIT#onlySoManyAtOnceAndForSoLong
            http.max-streams                container.KeysIT#onlySoManyAtOnceAndForSoLong
            http.stream-from-bytes          container.KeysIT#longAnswersAreSentWhileTheirRowsAreRead
            http.max-held-bytes             hostile.SlowReadersIT#completeAnswersThatNobodyTakesAreBoundedTogether
            http.max-held-answers           api.RequestsInProgressTest#soManyAnswersAreHeld
            http.shutdown-ms                container.ShutdownIT#whatTakesLongerThanTheBoundIsCutOff
            http.cors.origins               container.CallersIT#pagesOfOneOtherOriginMayAsk
            http.cors.credentials           container.KeysIT#pagesAreToldHowLongAndWithWhat
            http.cors.max-age-ms            container.KeysIT#pagesAreToldHowLongAndWithWhat
            persisted-operations.mode       container.AllowListIT#everythingElseIsRefused
            persisted-operations.folder     container.AllowListIT#whatIsOnTheListIsAnsweredByTextAndByItsNames
            security.mode                   container.CallersIT#whoBringsNothingIsAnonymous
            security.role-claim             api.CallersTest#aRoleMayStandDeepInTheClaims
            security.anonymous-role         container.CallersIT#whoBringsNothingIsAnonymous
            security.roles                  container.CallersIT#aRoleThatIsNotListedIsRefused
            security.groups                 container.CallersIT#aGroupGivesTheRoleWhereNoClaimDoes
            security.admin-role             container.CallersIT#operatorsHaveARoleOfTheirOwn
            security.claims-setting         api.CallersTest#settingsHaveTheNamesOfTheConfiguration
            security.claim-prefix           api.CallersTest#aTokenTellsRoleAndClaims
            security.method-setting         api.CallersTest#settingsHaveTheNamesOfTheConfiguration
            security.path-setting           api.CallersTest#settingsHaveTheNamesOfTheConfiguration
            security.request-id-setting     api.CallersTest#settingsHaveTheNamesOfTheConfiguration
            security.headers                api.CallersTest#headersThatAreAskedForAreSettings
            security.header-prefix          api.CallersTest#settingsHaveTheNamesOfTheConfiguration
            security.headers-setting        api.CallersTest#settingsHaveTheNamesOfTheConfiguration
            security.audit                  container.CallersIT#theAuditTellsWhoDidWhat
            security.max-schemas            ServedSchemasTest#noMoreThanSoManyAreHeld
            security.schema-idle-ms         ServedSchemasTest#whatNobodyAsksIsGivenUpAndMadeAgain
            telemetry.max-operation-names   telemetry.ServerTelemetryTest#operationsBeyondTheFirstAreCountedTogether
            """;

    /** Of the launcher and the run command: the server passes them over. */
    private static final Set<String> OF_OTHERS = Set.of("fraiseql.home", "fraiseql.dump", "fraiseql.java-home");

    private static Map<String, String> tests() {
        Map<String, String> tests = new LinkedHashMap<>();
        TESTS.lines().map(line -> line.split(" +", -1)).forEach(row -> tests.put("fraiseql." + row[0], row[1]));
        return tests;
    }

    @Test
    void eachKeyHasATestThatShowsWhatItDoes() {
        Set<String> keys = ConfigReader.keys(new WrittenConfig(new LinkedHashMap<>()));
        keys.removeAll(OF_OTHERS);
        assertThat(tests().keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void theTestsAreThere() {
        assertThat(tests())
                .allSatisfy((key, test) -> assertThat(isTest(test)).as(test).isTrue());
    }

    /** Classes are not initialised: those of containers would look for one. */
    private static boolean isTest(String name) {
        String[] parts = name.split("#", -1);
        Class<?> type = type("org.fraiseql." + parts[0]);
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(parts[1]))
                .anyMatch(KeysInTestsTest::isTest);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, KeysInTestsTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class)
                || method.isAnnotationPresent(TestFactory.class);
    }
}
