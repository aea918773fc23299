package org.fraiseql.catalog.read;

import java.util.List;
import org.fraiseql.catalog.Assurances.UnkeptSettings;
import org.fraiseql.catalog.Notice;

/** Tells of sessions without the settings that answers depend on: times, intervals and bytes would come in another form, and no statement would end in time. */
final class UnkeptSettingsNotice {
    private UnkeptSettingsNotice() {}

    static void tell(UnkeptSettings unkept, List<Notice> notices) {
        if (unkept.settings().isEmpty()) {
            return;
        }
        String remedy = "Make them defaults of the role that connects: ALTER ROLE … SET "
                + String.join("; ALTER ROLE … SET ", unkept.settings()) + ".";
        notices.add(Notice.leftOut(
                unkept.isPooled()
                        ? "A pooler (such as PgBouncer) stands between this server and PostgreSQL. In transaction mode statements run in sessions of others, without these settings. "
                                + remedy
                        : "Sessions of the datasource do not have these settings, which server-config shows. "
                                + remedy));
    }
}
