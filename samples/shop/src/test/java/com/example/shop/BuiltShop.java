package com.example.shop;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it is built: the product with the shop over it. */
final class BuiltShop {
    private BuiltShop() {}

    static WebArchive archive() {
        return ShrinkWrap.create(ZipImporter.class, "shop.war")
                .importFrom(new File(System.getProperty("shop.war")))
                .as(WebArchive.class);
    }
}
