/** Spanish, the same keys as the English messages. */
const es = {
  'nav.home': 'Inicio',
  'nav.catalog': 'Catálogo',
  'nav.create': 'Crear',
  'nav.docs': 'Documentos',
  'nav.apis': 'API',
  'nav.menu': 'Menú',
  'nav.notifications': 'Notificaciones',
  'nav.search': 'Buscar',
  'nav.settings': 'Ajustes',

  'banner.label': 'Aviso',
  'banner.dismiss': 'Ocultar este aviso hasta el próximo inicio de sesión',

  'signIn.title': 'Iniciar sesión',
  'signIn.claim': 'Donde los servicios se construyen y se botan.',
  'signIn.guest': 'Entrar como invitado',
  'signIn.github': 'Iniciar sesión con GitHub',
  'signIn.busy': 'Iniciando sesión…',
  'signIn.failed': 'No se ha podido iniciar sesión',
  'signIn.none':
    'No hay ninguna forma de iniciar sesión configurada. Defina app.signIn.providers.',

  'template.choose': 'Elegir',
  'template.recommended': 'recomendada',
  'home.title': 'Le damos la bienvenida a {{name}}',
  'home.lead':
    'Rellene un formulario; diez minutos después su servicio funciona en el clúster.',
  'home.searchLabel': 'Buscar servicios, API y documentación',
  'home.searchAction': 'Buscar',
  'home.createTitle': 'Crear un servicio',
  'home.createHelp':
    'El repositorio, el pipeline, el registro de imágenes y el despliegue se preparan solos.',
  'home.createEmpty': 'Todavía no hay ninguna plantilla.',
  'home.createError': 'No se han podido cargar las plantillas',
  'home.createAll': 'Todas las plantillas',
  'home.choose': 'Elegir {{title}}',
  'home.starred': 'Favoritos',
  'home.starredEmpty':
    'Marque con una estrella lo que usa a menudo y lo encontrará aquí.',
  'home.recent': 'Visitado hace poco',
  'home.recentEmpty': 'Lo que abra aparecerá aquí.',
  'home.learn': 'Aprender',
  'home.docs': 'Documentación',
  'home.docsHelp': 'Cómo construir, publicar, promover y revertir.',
  'home.catalog': 'Catálogo',
  'home.catalogHelp': 'Todos los servicios, API, sistemas y equipos.',
  'home.apis': 'API',
  'home.apisHelp': 'Lo que los servicios se ofrecen entre sí.',
  'home.retry': 'Reintentar',
  'home.loading': 'Cargando…',
};

export default es;
