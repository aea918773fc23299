package org.fraiseql.document;

import graphql.GraphQLError;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.schema.OfferedDirectives;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.fraiseql.support.Suggestion;
import org.jspecify.annotations.Nullable;

/** graphql-java's validation messages in plainer words, with what was probably meant. Whatever is not known here passes, shortened. */
final class ValidationMessages {
    /** Characters of a message that are looked at, at its beginning and at its end: twice as many as a path and a reason are told with. */
    private static final int END = 600;

    private static final Pattern PREFIX = Pattern.compile("^Validation error \\([^)]*\\) ?: ");
    private static final Pattern FIELD = Pattern.compile("^Field '([^']*)' in type '([^']*)' is undefined$");
    private static final Pattern ARGUMENT = Pattern.compile("^Unknown field argument '([^']*)'$");
    private static final Pattern INPUT_FIELD = Pattern.compile(
            "^argument '([^']*)' with value '.*' contains a field not in '([^']*)': '([^']*)'$", Pattern.DOTALL);
    private static final Pattern ENUM_VALUE = Pattern.compile(
            "^argument '([^']*)' with value 'EnumValue\\{name='([^']*)'\\}' is not a valid '([^']*)'.*$",
            Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile(
            "^argument '([^']*)' with value '[A-Za-z]+Value\\{.*\\}' is not a valid '([^']*)'( - .*)?$",
            Pattern.DOTALL);
    private static final Pattern NULL =
            Pattern.compile("^argument '([^']*)' with value '.*' must not be null$", Pattern.DOTALL);
    private static final Pattern MISSING_FIELDS = Pattern.compile(
            "^argument '([^']*)' with value '.*' is missing required fields '\\[([^'\\]]*)]'$", Pattern.DOTALL);
    private static final Pattern NO_OBJECT =
            Pattern.compile("^argument '([^']*)' with value '.*' must be an object type$", Pattern.DOTALL);
    private static final Pattern MISSING_ARGUMENT = Pattern.compile("^Missing field argument '([^']*)'$");
    private static final Pattern NO_SELECTION =
            Pattern.compile("^Subselection required for type '([^']*)' of field '([^']*)'$");
    private static final Pattern NO_FIELDS =
            Pattern.compile("^Subselection not allowed on leaf type '([^']*)' of field '([^']*)'$");
    private static final Pattern NO_VARIABLE = Pattern.compile("^Undefined variable '([^']*)'$");
    private static final Pattern OTHER_VARIABLE =
            Pattern.compile("^Variable '([^']*)' of type '([^']*)' used in position expecting type '([^']*)'$");
    private static final Pattern NODES =
            Pattern.compile("Expected an AST type of '([A-Za-z]+)' but it was a '([A-Za-z]+)'");
    private static final Pattern DIRECTIVE = Pattern.compile("^Unknown directive '([^']*)'$");
    private static final Pattern TYPE = Pattern.compile("^Unknown type '([^']*)'$");

    private final GraphQLSchema schema;
    private final List<Rewording> rewordings;

    /** What becomes of a message of this form. */
    private record Rewording(Pattern form, Function<Matcher, String> words) {}

    ValidationMessages(GraphQLSchema schema) {
        this.schema = schema;
        this.rewordings = List.of(
                new Rewording(FIELD, this::field),
                new Rewording(INPUT_FIELD, this::inputField),
                new Rewording(ENUM_VALUE, this::enumValue),
                new Rewording(LITERAL, ValidationMessages::literal),
                new Rewording(NULL, message -> Excerpt.ofPath(message.group(1)) + " must not be null."),
                new Rewording(MISSING_FIELDS, ValidationMessages::missingFields),
                new Rewording(NO_SELECTION, ValidationMessages::noSelection),
                new Rewording(NO_FIELDS, ValidationMessages::noFields),
                new Rewording(NO_VARIABLE, message -> "Variable \"$%s\" is not declared."
                        .formatted(Excerpt.of(message.group(1)))),
                new Rewording(OTHER_VARIABLE, ValidationMessages::otherVariable),
                new Rewording(DIRECTIVE, this::directive),
                new Rewording(TYPE, this::type));
    }

    String of(GraphQLError error, Document document) {
        String message =
                PREFIX.matcher(ends(String.valueOf(error.getMessage()))).replaceFirst("");
        if (MISSING_FIELDS.matcher(message).matches()) {
            Optional<String> misspelt = misspelt(error, document);
            if (misspelt.isPresent()) {
                return misspelt.get();
            }
        }
        Matcher argument = ARGUMENT.matcher(message);
        if (argument.matches() && error instanceof ValidationError validation) {
            return unknownArgument(argument.group(1), validation);
        }
        Matcher missing = MISSING_ARGUMENT.matcher(message);
        if (missing.matches()) {
            return missingArgument(missing.group(1), error);
        }
        Matcher noObject = NO_OBJECT.matcher(message);
        if (noObject.matches()) {
            return noObject(noObject.group(1), error);
        }
        for (Rewording rewording : rewordings) {
            Matcher matcher = rewording.form().matcher(message);
            if (matcher.matches()) {
                return rewording.words().apply(matcher);
            }
        }
        return Excerpt.ofMessage(message);
    }

    /** Without the middle of a long value: what is wrong with it stands before and behind it, and patterns look through no more than that. */
    private static String ends(String message) {
        return message.length() <= 2 * END
                ? message
                : message.substring(0, END) + '…' + message.substring(message.length() - END);
    }

    private String field(Matcher message) {
        return "%s is no field of %s.%s"
                .formatted(
                        Excerpt.quoted(message.group(1)),
                        message.group(2),
                        Suggestion.didYouMean(message.group(1), fieldNames(message.group(2))));
    }

    private String inputField(Matcher message) {
        return inputField(message.group(1), message.group(3), message.group(2));
    }

    private String inputField(String path, String name, String typeName) {
        return "%s: %s is no field of %s.%s"
                .formatted(
                        Excerpt.ofPath(path),
                        Excerpt.quoted(name),
                        typeName,
                        Suggestion.didYouMean(name, fieldNames(typeName)));
    }

    /** What is missing may be there under a name that is none. */
    private Optional<String> misspelt(GraphQLError error, Document document) {
        if (!(error instanceof ValidationError validation) || error.getLocations() == null) {
            return Optional.empty();
        }
        GraphQLFieldDefinition field = field(validation.getQueryPath());
        Optional<Argument> argument = UnknownInputField.argument(document, error.getLocations());
        if (field == null || argument.isEmpty()) {
            return Optional.empty();
        }
        String name = argument.get().getName();
        GraphQLArgument declared = field.getArgument(name);
        return declared == null
                ? Optional.empty()
                : UnknownInputField.first(argument.get().getValue(), declared.getType(), name)
                        .map(unknown -> inputField(unknown.path(), unknown.name(), unknown.typeName()));
    }

    private String enumValue(Matcher message) {
        return "%s: %s is no value of %s.%s"
                .formatted(
                        Excerpt.ofPath(message.group(1)),
                        Excerpt.quoted(message.group(2)),
                        message.group(3),
                        Suggestion.didYouMean(message.group(2), enumValues(message.group(3))));
    }

    private static String literal(Matcher message) {
        String given = message.group(3) == null ? "" : message.group(3).replaceFirst("^ - ", "");
        String reason = nodes(withoutType(message.group(2), given));
        return "%s is no valid %s%s"
                .formatted(
                        Excerpt.ofPath(message.group(1)),
                        message.group(2),
                        reason.isEmpty() ? "" : ": " + Excerpt.ofMessage(reason));
    }

    /** What a scalar says of a value, without its name before it. */
    static String withoutType(String typeName, String reason) {
        String prefix = typeName + ": ";
        return reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason;
    }

    private static String nodes(String reason) {
        Matcher nodes = NODES.matcher(reason);
        return nodes.find()
                ? "%s is expected, and it is %s".formatted(node(nodes.group(1)), node(nodes.group(2)))
                : reason;
    }

    private static String node(String type) {
        return switch (type) {
            case "IntValue" -> "an integer";
            case "FloatValue" -> "a number";
            case "StringValue" -> "a string";
            case "BooleanValue" -> "true or false";
            case "EnumValue" -> "a name";
            case "ArrayValue" -> "a list";
            case "ObjectValue" -> "an object";
            case "NullValue" -> "null";
            default -> type;
        };
    }

    /** @param type what stands there in the schema, if that is known */
    static String noObject(String path, Optional<GraphQLInputObjectType> type) {
        return type.map(input -> "%s must be an object (%s)%s."
                        .formatted(path, input.getName(), isFilter(input) ? ", such as {eq: …}" : ""))
                .orElse("%s must be an object.".formatted(path));
    }

    private static boolean isFilter(GraphQLInputObjectType type) {
        return type.getName().endsWith("Filter") && type.getFieldDefinition("eq") != null;
    }

    private String noObject(String path, GraphQLError error) {
        GraphQLFieldDefinition field =
                error instanceof ValidationError validation ? field(validation.getQueryPath()) : null;
        String[] steps = path.replaceAll("\\[\\d+]", "").split("\\.", -1);
        GraphQLArgument argument = field == null ? null : field.getArgument(steps[0]);
        GraphQLType type = argument == null ? null : GraphQLTypeUtil.unwrapAll(argument.getType());
        for (int i = 1; i < steps.length && type instanceof GraphQLInputObjectType input; i++) {
            GraphQLInputObjectField next = input.getFieldDefinition(steps[i]);
            type = next == null ? null : GraphQLTypeUtil.unwrapAll(next.getType());
        }
        return noObject(
                Excerpt.ofPath(path),
                type instanceof GraphQLInputObjectType input ? Optional.of(input) : Optional.empty());
    }

    private String missingArgument(String name, GraphQLError error) {
        GraphQLFieldDefinition field =
                error instanceof ValidationError validation ? field(validation.getQueryPath()) : null;
        GraphQLArgument argument = field == null ? null : field.getArgument(name);
        return field == null || argument == null
                ? "Argument %s is missing.".formatted(Excerpt.quoted(name))
                : "Argument %s of %s is missing, which is of type %s."
                        .formatted(
                                Excerpt.quoted(name), field.getName(), GraphQLTypeUtil.simplePrint(argument.getType()));
    }

    private static String noSelection(Matcher message) {
        return "%s is of type %s: select fields of it in { }."
                .formatted(Excerpt.quoted(message.group(2)), Excerpt.of(message.group(1)));
    }

    private static String noFields(Matcher message) {
        return "%s is of type %s, which has no fields."
                .formatted(Excerpt.quoted(message.group(2)), Excerpt.of(message.group(1)));
    }

    private static String otherVariable(Matcher message) {
        return "Variable \"$%s\" is declared as %s, and %s is expected where it stands."
                .formatted(Excerpt.of(message.group(1)), Excerpt.of(message.group(2)), Excerpt.of(message.group(3)));
    }

    private static String missingFields(Matcher message) {
        return "%s: \"%s\" is missing.".formatted(Excerpt.ofPath(message.group(1)), Excerpt.of(message.group(2)));
    }

    /** Refuses a directive that the schema has and that does nothing here. */
    Problem notOffered(Directive directive) {
        Problem problem = Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, directive(directive.getName()));
        SourceLocation place = directive.getSourceLocation();
        return place == null ? problem : problem.at(new Problem.Location(place.getLine(), place.getColumn()));
    }

    private String directive(Matcher message) {
        return directive(message.group(1));
    }

    private String directive(String name) {
        return "There is no directive \"@%s\".%s"
                .formatted(Excerpt.of(name), Suggestion.didYouMean(name, directiveNames()));
    }

    private String type(Matcher message) {
        return "There is no type \"%s\".%s"
                .formatted(Excerpt.of(message.group(1)), Suggestion.didYouMean(message.group(1), typeNames()));
    }

    private List<String> fieldNames(String typeName) {
        GraphQLType type = schema.getType(typeName);
        return switch (type) {
            case GraphQLInputObjectType input ->
                input.getFieldDefinitions().stream()
                        .map(GraphQLInputObjectField::getName)
                        .toList();
            case GraphQLFieldsContainer container ->
                container.getFieldDefinitions().stream()
                        .map(GraphQLFieldDefinition::getName)
                        .toList();
            case null, default -> List.of();
        };
    }

    private List<String> enumValues(String typeName) {
        return schema.getType(typeName) instanceof GraphQLEnumType enumType
                ? enumType.getValues().stream()
                        .map(GraphQLEnumValueDefinition::getName)
                        .toList()
                : List.of();
    }

    private List<String> directiveNames() {
        return OfferedDirectives.names(schema);
    }

    private List<String> typeNames() {
        return schema.getAllTypesAsList().stream()
                .map(GraphQLNamedType::getName)
                .toList();
    }

    /** The error names the fields on the way from the root; the last of them has the argument. */
    private String unknownArgument(String name, ValidationError error) {
        GraphQLFieldDefinition field = field(error.getQueryPath());
        if (field == null) {
            return Excerpt.quoted(name) + " is no argument.";
        }
        List<String> known =
                field.getArguments().stream().map(GraphQLArgument::getName).toList();
        return "%s is no argument of %s.%s"
                .formatted(Excerpt.quoted(name), field.getName(), Suggestion.didYouMean(name, known));
    }

    private @Nullable GraphQLFieldDefinition field(@Nullable List<String> path) {
        GraphQLFieldDefinition found = null;
        if (path == null) {
            return null;
        }
        for (GraphQLFieldsContainer root : roots()) {
            GraphQLFieldsContainer type = root;
            for (String step : path) {
                GraphQLFieldDefinition next = type.getFieldDefinition(step);
                if (next == null) {
                    break;
                }
                found = next;
                if (GraphQLTypeUtil.unwrapAll(next.getType()) instanceof GraphQLFieldsContainer container) {
                    type = container;
                }
            }
        }
        return found;
    }

    private List<GraphQLFieldsContainer> roots() {
        return schema.getMutationType() == null
                ? List.of(schema.getQueryType())
                : List.of(schema.getQueryType(), schema.getMutationType());
    }
}
