package org.fraiseql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user_name | userName",
                "user__name | userName",
                "user_name_ | userName",
                "user_name__ | userName",
                "_private | _private",
                "__private | _private",
                "_user_name | _userName",
                "address_line_1 | addressLine1",
                "user_123_id | user123Id",
                "dns_1_id | dns1Id",
                "ipv4_address | ipv4Address",
                "a_1b | a1b",
                "my_URL | myURL",
                "URL | URL",
                "userName | userName",
                "MixedCase | MixedCase",
                "x | x",
                "_ | _",
                "__ | _",
                "'' | ''",
                "1st_place | _1stPlace",
                "größe_über | grosseUber",
                "a b_c | aBC",
                "Zip Code | zipCode",
                "zip code | zipCode",
                "Addr.Type | addrType",
                "URL Path | URLPath",
                "2012 | _2012",
                "Größe | Grosse",
                "Cœur | Coeur",
                "Łódź | Lodz",
                "e\u0301tat | etat",
                "proc_inst_id_ | procInstId",
                "Discount % | discount",
                "#id | _id",
                "?column? | _column",
                "a😀b | aB",
            })
    void columnsBecomeCamelCaseByOneRule(String column, String field) {
        assertThat(Names.camelCase(column)).isEqualTo(field);
        assertThat(Names.camelCase(field)).as("what is camelCase already stays").isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A+ | A_2B",
                "A- | A_2D",
                "first name | first_20name",
                "first_name | firstName",
                "my_a+_b | myA_2Bb",
                "größe | gr_F6_DFe",
                "+ | _2B",
                "9 lives | _9_20lives",
                "😀 | _1F600",
                "a\u0007b | a_07b",
            })
    void eachOddCharacterHasACode(String column, String field) {
        assertThat(Names.coded(column)).isEqualTo(field);
        assertThat(Names.isGraphQLName(field)).isTrue();
    }

    /** Otherwise all columns of such a table would be called the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"名前 | _540D_524D", "имя | _438_43C_44F", "*** | _2A_2A_2A"})
    void whatHasNoLetterOfOursIsWrittenInCodes(String column, String field) {
        assertThat(Names.camelCase(column)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users | User",
                "user | User",
                "tb_user | User",
                "v_user | User",
                "tv_user | User",
                "mv_user | User",
                "tb_order_lines | OrderLine",
                "order_lines | OrderLine",
                "people | Person",
                "tb_ | Tb",
                "csv_thing | CsvThing",
                "dev_team | DevTeam",
                "v_dev_tv_set | DevTvSet",
                "v_v_user | VUser",
                "view_user | ViewUser",
                "tbuser | Tbuser",
                "series | Series",
                "statuses | Status",
                "status | Status",
                "_hidden | _Hidden",
                "OrderLines | OrderLine",
                "x_ray_s | XRayS",
                "2fa_codes | _2faCode",
                "9 lives | _9Life",
                "order-lines | OrderLine",
                "Order Details | OrderDetail",
                "Größen | Grossen",
                "__secret | _Secret",
            })
    void relationsBecomeSingularTypes(String relation, String type) {
        assertThat(Names.typeName(relation)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "User, users",
        "OrderLine, orderLines",
        "Person, people",
        "Status, statuses",
        "Category, categories",
        "Series, seriesList",
        "UserData, userDataList",
        "News, newsList",
        "Day, days",
        "_Hidden, _hiddens",
    })
    void listsHaveThePluralOrTheWordList(String type, String field) {
        assertThat(Names.pluralField(type)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "happy | happy",
                "VERY_SAD | VERY_SAD",
                "very-sad | very_sad",
                "very sad! | very_sad_",
                "2nd | _2nd",
                "'' | _",
                "true | _true",
                "false | _false",
                "null | _null",
                "True | True",
                "__type | _type",
                "-- | _",
                "naïve | na_ve",
                "😀 | _",
                "٣ | _",
            })
    void labelsBecomeEnumValues(String label, String value) {
        assertThat(Names.enumValue(label)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "_", "_a", "a1", "a_b", "_1"})
    void takesNamesThatGraphQLTakes(String name) {
        assertThat(Names.isGraphQLName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a b", "ä", "__a", "a\n", "a\"", "a;"})
    void refusesNamesThatGraphQLRefuses(String name) {
        assertThat(Names.isGraphQLName(name)).isFalse();
    }

    /** Locale.ROOT: in Turkish an i would become a dotted capital. */
    @Test
    void lettersAreRaisedTheSameInEveryLocale() {
        java.util.Locale before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
            assertThat(Names.typeName("items_in")).isEqualTo("ItemsIn");
            assertThat(Names.camelCase("is_item")).isEqualTo("isItem");
        } finally {
            java.util.Locale.setDefault(before);
        }
    }
}
