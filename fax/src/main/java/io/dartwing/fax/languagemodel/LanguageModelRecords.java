package io.dartwing.fax.languagemodel;

import io.dartwing.fax.languagemodel.LanguageModel.Sends;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.privacy.PhiGate;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LanguageModelRecords {
    @Bean
    RecordType<LanguageModel> languageModelType(GuardedPost post, PhiGate gate) {
        return RecordType.of("language_model", LanguageModel.class, LanguageModel::new)
                .label("Language model", "Language models")
                .path("language-models")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.bool("enabled", "Enabled")
                        .defaults(false)
                        .description("People may have their questions to the search understood by it. Of several, the"
                                + " first by name is asked."))
                .field(Field.text("endpoint", "Address")
                        .required()
                        .maxLength(300)
                        .description("Of an interface like OpenAI's, without /chat/completions, such as"
                                + " https://api.openai.com/v1 or that of a server of your own."))
                .field(Field.text("model", "Model").required().maxLength(120))
                .field(Field.secret("api_key", "Key"))
                .field(Field.choice("sends", "What leaves", Sends.class)
                        .defaults("common_words")
                        .section("Privacy")
                        .description(
                                "Common words: names, numbers and every word that is not on a list of everyday words"
                                        + " are replaced by [1], [2] before a question leaves, and put back here. As typed: the"
                                        + " question as it is. Pages, texts and results of searches never leave."))
                .field(Field.reference("agreement_id", "Agreement with its operator", "baa")
                        .section("Privacy")
                        .description("In healthcare mode questions leave as typed only while a vendor's agreement is in"
                                + " force."))
                .list("name", "model", "sends", "enabled")
                .unique("language_models_name", "name")
                .hooks(new Hooks(post, gate))
                .build();
    }

    private record Hooks(GuardedPost post, PhiGate gate) implements RecordHooks<LanguageModel> {
        @Override
        public void validate(LanguageModel model, boolean creating, Violations violations) {
            post.fault(model.endpoint())
                    .ifPresent(fault -> violations.add("endpoint", fault, "an https:// address on the internet"));
            if (model.sends() == Sends.AS_TYPED && !gate.mayGetPhi(model.agreement())) {
                violations.add("agreement_id", "none in force", "an agreement with a vendor that is in force");
            }
        }
    }
}
