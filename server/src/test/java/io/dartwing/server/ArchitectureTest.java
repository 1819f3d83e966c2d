package io.dartwing.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.TransactionManager;

/// The arrows of the architecture, and the words of its style.
@AnalyzeClasses(packages = "io.dartwing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> TEST_KIT = resideInAPackage("io.dartwing.testkit..");

    @ArchTest
    static final ArchRule kernelAndEnginesArePlainJava = noClasses()
            .that()
            .resideInAnyPackage("io.dartwing.kernel..", "io.dartwing.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "org.hibernate..");

    /// Hibernate keeps one mapping for a generic type; with two it depends on the order of classes which one counts.
    @ArchTest
    static void aGenericTypeIsStoredInOneWay(JavaClasses all) {
        Map<String, Set<Integer>> codes = all.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field ->
                        field.isAnnotatedWith(JdbcTypeCode.class) && field.getType() instanceof JavaParameterizedType)
                .collect(groupingBy(
                        field -> field.getType().getName(),
                        mapping(
                                field -> field.getAnnotationOfType(JdbcTypeCode.class)
                                        .value(),
                                toSet())));
        assertThat(codes)
                .isNotEmpty()
                .allSatisfy((type, kinds) -> assertThat(kinds).as(type).hasSize(1));
    }

    @ArchTest
    static final ArchRule dependenciesPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("server")
            .definedBy("io.dartwing", "io.dartwing.server..", "io.dartwing.cli..")
            .layer("fax")
            .definedBy("io.dartwing.fax..")
            .layer("telephony")
            .definedBy("io.dartwing.telephony..")
            .layer("platform")
            .definedBy("io.dartwing.platform..")
            .layer("engines")
            .definedBy("io.dartwing.engine..")
            .layer("kernel")
            .definedBy("io.dartwing.kernel..")
            .whereLayer("server")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("fax")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("telephony")
            .mayOnlyBeAccessedByLayers("server", "fax")
            .whereLayer("platform")
            .mayOnlyBeAccessedByLayers("server", "fax", "telephony")
            .whereLayer("engines")
            .mayOnlyBeAccessedByLayers("server", "fax", "telephony")
            .ignoreDependency(TEST_KIT, DescribedPredicate.alwaysTrue());

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .that(not(assignableTo(TransactionManager.class)))
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveNameMatching(".*[.$]Base[A-Z]\\w*");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideInAnyPackage("io.dartwing.platform..", "io.dartwing.telephony..", "io.dartwing.fax..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    /// How long a wrong secret takes must tell nothing about the right one: `MessageDigest.isEqual`.
    @ArchTest
    static final ArchRule secretsAreComparedInConstantTime = noClasses()
            .that()
            .resideInAnyPackage("..platform.apikey..", "..platform.identity..", "..platform.factor..", "..federation..")
            .should()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class);

    @ArchTest
    static final ArchRule controllersAnswerWithViews = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .and()
            .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
            .should(notMentionEntities());

    @ArchTest
    static final ArchRule nothingPrints = noClasses()
            .that()
            .resideInAnyPackage("io.dartwing.platform..", "io.dartwing.telephony..", "io.dartwing.fax..")
            .and()
            .resideOutsideOfPackage("io.dartwing.platform.administration..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule configurationIsHidden = classes()
            .that()
            .areAnnotatedWith("org.springframework.context.annotation.Configuration")
            .should()
            .notBePublic();

    /// The build looks at the beans without settings: what one switches has to decide when it is used.
    @ArchTest
    static final ArchRule beansDoNotDependOnSettings = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.dartwing.fax.faxbot.ForFaxbot")
            .should()
            .beAnnotatedWith(ConditionalOnProperty.class)
            .orShould()
            .beAnnotatedWith(Profile.class);

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaMethod> notMentionEntities() {
        return new ArchCondition<>("neither take nor answer entities") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                var mentioned =
                        new java.util.HashSet<JavaClass>(method.getReturnType().getAllInvolvedRawTypes());
                method.getParameterTypes().forEach(type -> mentioned.addAll(type.getAllInvolvedRawTypes()));
                for (JavaClass type : mentioned) {
                    if (type.isAnnotatedWith("jakarta.persistence.Entity")) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " mentions the entity " + type.getName()));
                    }
                }
            }
        };
    }
}
