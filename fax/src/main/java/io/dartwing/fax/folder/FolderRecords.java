package io.dartwing.fax.folder;

import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.PeopleField;
import io.dartwing.platform.records.RecordType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FolderRecords {
    private static final String FILTER = """
            {"type": "object", "description": "By the names of the query of GET /faxes."}""";

    @Bean
    RecordType<FaxFolder> faxFolderType(FolderRules rules) {
        return RecordType.of("fax_folder", FaxFolder.class, FaxFolder::new)
                .label("Folder", "Folders")
                .path("fax-folders")
                .title("name")
                .permissions("fax:read", "fax:assign")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.reference("parent_id", "In folder", "fax_folder"))
                .field(Field.references("shared_with", "Shared with", "person")
                        .description("Who sees this folder. None: everyone who may read faxes. It shows nobody faxes"
                                + " that they may not see otherwise."))
                .field(Field.references("editors", "Editors", "person")
                        .description("Who puts faxes in, takes them out and changes the folder, its owner aside."
                                + " None: everyone who sees it and may assign faxes."))
                .field(Field.object("filter", "Filled by", FILTER)
                        .widget("fax-filter")
                        .description("A smart folder: it holds what fits, and nothing is put in by hand."))
                .field(Field.reference("owner_id", "Owner", "person").readOnly())
                .list("name", "parent_id", "shared_with", "editors")
                .people(PeopleField.OWNER, "owner_id")
                .people(PeopleField.KEPT_FOR, "shared_with")
                .unique("fax_folders_name", "name")
                .hooks(rules)
                .build();
    }
}
