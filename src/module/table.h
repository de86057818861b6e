/*
 * What the program opens when it needs it. No include guard: open.c reads this with MODULE defined, and the Makefile
 * reads the rows, so that a new module is a row here and a door in its room: a header with the type of the table, and a
 * file with nothing but the function that finds it (src/draw/cairo.h, src/draw/functions.c).
 *
 *   module, package with its libraries, what needs it; type of the table, the door's function, the table; its sources,
 *   or "room/" for all of a room but its door
 */
MODULE(qpdf, "qpdf", "reading a PDF file", ObjectReader, object_reader, object_qpdf, object/qpdf)
MODULE(qpdf, "qpdf", "a print file", ImposeFunctions, impose_functions, impose_qpdf, impose/file impose/content)
MODULE(cairo, "libcairo2", "drawing by cairo", DrawFunctions, draw_functions, draw_cairo, draw/cairo)
MODULE(picture, "libjpeg62-turbo", "a picture", PictureDecoders, picture_decoders, picture_libraries, picture/libraries)
MODULE(svg, "librsvg2-2", "an SVG drawing", DrawingFunctions, drawing_functions, drawing_librsvg, picture/drawing)
MODULE(webp, "libwebp7", "a WebP picture", WebpFunctions, webp_functions, webp_libwebp, picture/libwebp)
MODULE(qr, "libqrencode4", "a QR code", CodeFunctions, code_functions, code_qrencode, picture/qrencode)
MODULE(gpkg, "libsqlite3-0", "a GeoPackage", GeopackageReader, geopackage_functions, geopackage_sqlite, geo/geopackage)
MODULE(exchange, "libxlsxwriter4", "a table of others", ExchangeFunctions, exchange_functions, exchange_all, exchange/)
