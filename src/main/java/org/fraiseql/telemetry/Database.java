package org.fraiseql.telemetry;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.config.FraiseqlConfig;

/**
 * Where statements go, as far as the configuration tells: whoever deploys the WAR alone has a datasource that we know nothing of.
 *
 * @param backend the one that answers reads
 */
record Database(String backend, Optional<String> host, Optional<Long> port, Optional<String> name) {
    /** Reads the database's coordinates. Where several hosts are configured, none is told: which one answers is not known here. */
    static Database read(FraiseqlConfig config, Config source) {
        Optional<String> host = source.getOptionalValue("PGHOST", String.class);
        boolean isOne = host.filter(names -> names.contains(",")).isEmpty();
        return new Database(
                config.db().backend(),
                host.filter(name -> isOne),
                source.getOptionalValue("PGPORT", String.class)
                        .filter(port -> isOne)
                        .filter(port -> port.matches("[0-9]{1,5}"))
                        .map(Long::valueOf),
                source.getOptionalValue("PGDATABASE", String.class));
    }
}
