package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Omissions;

/**
 * A comment of the database taken apart: lines that begin with {@code @} direct the catalog, the others describe.
 *
 * @param name what the object is called; of a foreign key its to-one side
 * @param reverseName what the to-many side of a foreign key is called
 * @param entity the type that a function of the {@code mutation_response} convention is about
 * @param shape what documents of a relation look like, as it is written: {@code {id: ID!, name: String}}
 * @param dimensions of an array, which PostgreSQL does not keep to, and a dump not even in mind
 * @param cascade what else a function of the {@code mutation_response} convention tells it has changed, as it is written; empty text for the convention's own form
 * @param unknown directive lines nobody understands; the catalog says so
 */
record CommentDirectives(
        Optional<String> description,
        Optional<String> name,
        Optional<String> reverseName,
        Omissions omissions,
        Optional<String> deprecation,
        List<Key> keys,
        List<Reference> references,
        Optional<String> entity,
        Optional<String> shape,
        OptionalInt dimensions,
        Optional<String> cascade,
        List<String> unknown) {

    /** All of them, those that PostGraphile's smart comments call so included. */
    static final List<String> KNOWN = List.of(
            "@name",
            "@names",
            "@omit",
            "@deprecated",
            "@key",
            "@references",
            "@entity",
            "@type",
            "@dimensions",
            "@cascade",
            "@primaryKey",
            "@unique",
            "@foreignKey",
            "@fieldName",
            "@foreignFieldName");

    /** {@code @key(columns)}: a key that a view cannot have. */
    record Key(Rank rank, List<String> columns) {
        /** Whether it is the primary key. */
        enum Rank {
            /** {@code @primaryKey}. */
            PRIMARY,
            /** {@code @key}: if there is no other. */
            FIRST_IS_PRIMARY,
            /** {@code @unique}: never. */
            UNIQUE
        }
    }

    /**
     * {@code @references(columns) table(targetColumns)}: a foreign key that a view cannot have.
     *
     * @param targetColumns empty for those of the primary key
     */
    record Reference(
            List<String> columns,
            String table,
            List<String> targetColumns,
            Optional<String> name,
            Optional<String> reverseName) {}

    private static final Pattern KEY = Pattern.compile("@(key|primaryKey|unique)\\b\\s*(?:\\(([^)]*)\\)|([^()]+))");
    private static final String TABLE = "((?:\"(?:[^\"]|\"\")*\"|[^\\s(\"|@])+)";
    private static final String TARGET =
            "\\s*\\(([^)]*)\\)\\s*(?:references\\b)?\\s*" + TABLE + "\\s*(?:\\(([^)]*)\\))?";
    private static final Pattern REFERENCES = Pattern.compile(
            "@(?:references|foreignKey)" + TARGET + "((?:[\\s|]*@(?:name|names|fieldName|foreignFieldName)\\s+\\w+)*)");
    /** PostgreSQL has arrays of at most six (its {@code MAXDIM}). */
    private static final Pattern DIMENSIONS = Pattern.compile("[1-6]");

    /** A key of a shape, in which a brace is none. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private static final Pattern ADDED_NAME = Pattern.compile("@(\\w+)\\s+(\\w+)");

    static final CommentDirectives NONE = new Parser().parsed();

    public CommentDirectives {
        keys = List.copyOf(keys);
        references = List.copyOf(references);
        unknown = List.copyOf(unknown);
    }

    static CommentDirectives parse(Optional<String> comment) {
        return comment.map(text -> {
                    Parser parser = new Parser();
                    text.lines().forEach(parser::line);
                    return parser.parsed();
                })
                .orElse(NONE);
    }

    /** Reads a comment line by line. Of a directive that stands there twice the later one counts. */
    private static final class Parser {
        private final List<String> text = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();
        private Optional<String> name = Optional.empty();
        private Optional<String> reverseName = Optional.empty();
        private Optional<String> deprecation = Optional.empty();
        private Optional<String> entity = Optional.empty();
        private Optional<String> shape = Optional.empty();
        private OptionalInt dimensions = OptionalInt.empty();
        private Omissions omissions = Omissions.NONE;
        private Optional<String> cascade = Optional.empty();
        /** Whose braces are not closed yet. */
        private Optional<String> open = Optional.empty();

        void line(String line) {
            String stripped = line.strip();
            if (open.isPresent()) {
                boolean isCascade = open.get().equals("@cascade");
                shape(open.get(), (isCascade ? cascade : shape).orElse("") + "\n" + line);
                return;
            }
            Matcher key = KEY.matcher(stripped);
            Matcher reference = REFERENCES.matcher(stripped);
            if (!stripped.startsWith("@")) {
                text.add(line);
            } else if (key.matches()) {
                keys.add(key(key));
            } else if (reference.matches()) {
                references.add(reference(reference));
            } else {
                directive(stripped);
            }
        }

        private void directive(String line) {
            String word = line.split("\\s", 2)[0];
            String rest = line.substring(word.length()).strip();
            Optional<String> value = rest.isEmpty() ? Optional.empty() : Optional.of(rest);
            switch (word) {
                case "@name", "@fieldName" -> name = given(value, line).or(this::name);
                case "@names", "@foreignFieldName" ->
                    reverseName = given(value, line).or(this::reverseName);
                case "@deprecated" -> deprecation = Optional.of(value.orElse("No longer supported"));
                case "@entity" -> entity = value;
                case "@type", "@cascade" -> shape(word, rest);
                case "@dimensions" -> dimensions(rest, line);
                case "@omit" -> omit(rest, line);
                default -> unknown.add(line);
            }
        }

        /** A name that GraphQL does not take is none. */
        private Optional<String> given(Optional<String> value, String line) {
            Optional<String> given = value.filter(Names::isGraphQLName);
            if (given.isEmpty()) {
                unknown.add(line);
            }
            return given;
        }

        private Optional<String> name() {
            return name;
        }

        private Optional<String> reverseName() {
            return reverseName;
        }

        /** A shape goes on over the next lines until its braces are closed. */
        private void shape(String word, String text) {
            boolean isCascade = word.equals("@cascade");
            cascade = isCascade ? Optional.of(text) : cascade;
            shape = isCascade ? shape : Optional.of(text);
            String unquoted = QUOTED.matcher(text).replaceAll("");
            boolean isOpen = unquoted.chars().filter(letter -> letter == '{').count()
                    > unquoted.chars().filter(letter -> letter == '}').count();
            open = isOpen ? Optional.of(word) : Optional.empty();
        }

        private void dimensions(String number, String line) {
            if (DIMENSIONS.matcher(number).matches()) {
                dimensions = OptionalInt.of(Integer.parseInt(number));
            } else {
                unknown.add(line);
            }
        }

        /** What is known of the uses is left out; the line is told if one is not. */
        private void omit(String uses, String line) {
            Omissions.Parsed parsed = Omissions.parse(uses);
            omissions = parsed.omissions();
            if (!parsed.unknown().isEmpty()) {
                unknown.add(line);
            }
        }

        private static Key key(Matcher matcher) {
            Key.Rank rank =
                    switch (matcher.group(1)) {
                        case "primaryKey" -> Key.Rank.PRIMARY;
                        case "unique" -> Key.Rank.UNIQUE;
                        default -> Key.Rank.FIRST_IS_PRIMARY;
                    };
            String columns = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            return new Key(rank, Identifiers.list(columns));
        }

        private static Reference reference(Matcher matcher) {
            Optional<String> name = Optional.empty();
            Optional<String> reverseName = Optional.empty();
            Matcher added = ADDED_NAME.matcher(matcher.group(4));
            while (added.find()) {
                boolean isReverse =
                        added.group(1).equals("names") || added.group(1).equals("foreignFieldName");
                name = isReverse ? name : Optional.of(added.group(2));
                reverseName = isReverse ? Optional.of(added.group(2)) : reverseName;
            }
            String targetColumns = matcher.group(3);
            return new Reference(
                    Identifiers.list(matcher.group(1)),
                    matcher.group(2),
                    targetColumns == null ? List.of() : Identifiers.list(targetColumns),
                    name,
                    reverseName);
        }

        CommentDirectives parsed() {
            String description = String.join("\n", text).strip();
            return new CommentDirectives(
                    description.isEmpty() ? Optional.empty() : Optional.of(description),
                    name,
                    reverseName,
                    omissions,
                    deprecation,
                    keys,
                    references,
                    entity,
                    shape,
                    dimensions,
                    cascade,
                    unknown);
        }
    }
}
