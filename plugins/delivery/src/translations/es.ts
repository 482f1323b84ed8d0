/** Spanish, the same keys as the English messages. */
const es = {
  'state.healthy': 'En buen estado',
  'state.progressing': 'En curso',
  'state.failed': 'Fallido',
  'state.awaiting': 'A la espera de imagen',
  'state.unknown': 'Desconocido',

  'run.queued': 'En cola',
  'run.running': 'En ejecución',
  'run.success': 'Correcto',
  'run.failure': 'Fallido',
  'run.cancelled': 'Cancelado',
  'run.skipped': 'Omitido',
  'run.other': 'Terminó: {{conclusion}}',

  'common.retry': 'Reintentar',
  'common.stale': 'Puede no estar al día: la última actualización ha fallado.',
  'common.loading': 'Cargando…',

  'arrival.title': 'Se abre {{name}}',
  'arrival.help':
    'El catálogo lo está leyendo. Su página se abrirá sola en unos segundos.',
  'arrival.late':
    'El catálogo todavía no conoce nada con este nombre. Si se acaba de crear, su página se abrirá sola en cuanto lo lea.',
  'arrival.error': 'No se ha podido preguntar al catálogo por {{name}}',

  'card.title': 'Entrega',
  'card.error': 'No se ha podido cargar el estado de la entrega',
  'card.empty': 'Este servicio todavía no está en ningún entorno.',
  'card.awaiting':
    'Aquí todavía no se ha publicado nada. La primera imagen llega cuando el pipeline de la rama principal termina bien.',
  'card.awaitedRun': 'Ejecución n.º {{number}} del pipeline',
  'card.awaitingPromotion':
    'Aquí todavía no se ha publicado nada. Una versión llega cuando se promociona desde el entorno anterior.',
  'card.announcement': '{{environment}}: {{state}}',
  'card.tag': 'Etiqueta',
  'card.digest': 'Digest',
  'card.commit': 'Commit',
  'card.released': 'Publicado',
  'card.releasedBy': '{{when}} por {{actor}}',
  'card.argocd': 'Argo CD',
  'card.syncHealth': '{{sync}}, {{health}}',
  'card.copyTag': 'Copiar la etiqueta de la imagen',
  'card.copyDigest': 'Copiar el digest completo',
  'card.copied': 'Copiado',
  'card.openService': 'Abrir el servicio',
  'card.openArgocd': 'Argo CD',
  'card.openGitops': 'GitOps',
  'card.openRun': 'Ejecución del pipeline',
  'card.openTask': 'Tarea que la publicó',
  'card.linksOf': 'Enlaces de {{environment}}',

  'pipeline.tab': 'Pipeline',
  'pipeline.runs': 'Ejecuciones del pipeline',
  'pipeline.runsError': 'No se han podido cargar las ejecuciones del pipeline',
  'pipeline.noRuns':
    'Todavía no hay ejecuciones. Suba un commit a la rama principal para iniciar una.',
  'pipeline.runTitle': 'N.º {{number}} {{title}}',
  'pipeline.runOrigin': '{{commit}} en {{branch}} por {{actor}}',
  'pipeline.openRun': 'Abrir la ejecución en su origen',
  'pipeline.jobs': 'Trabajos de la ejecución n.º {{number}}',
  'pipeline.jobsError': 'No se han podido cargar los trabajos',
  'pipeline.noJobs': 'Esta ejecución todavía no tiene trabajos.',
  'pipeline.took': 'duró {{duration}}',
  'pipeline.log': 'Registro de {{job}}',
  'pipeline.logError': 'No se ha podido cargar el registro',
  'pipeline.noLog': 'El registro está vacío.',
  'pipeline.logPending': 'El registro aparece cuando el trabajo ha terminado.',
  'pipeline.follow': 'Seguir el final',
  'pipeline.copyLog': 'Copiar el registro',
  'pipeline.chooseRun': 'Elija una ejecución para ver sus trabajos.',
  'pipeline.step': '{{name}}: {{status}}',

  'code.title': 'Obtener el código',
  'code.help':
    'Clónelo, cambie una línea y súbala: el pipeline lleva el cambio al primer entorno.',
  'code.command': 'Orden para clonar',
  'code.copyCommand': 'Copiar la orden para clonar',
  'code.repository': 'Abrir el repositorio',
  'code.images': 'Imágenes',
  'code.copyImages': 'Copiar el repositorio de imágenes',
  'code.record': 'Ficha',
  'code.openRecord': 'Lo que GitOps sabe de este servicio',
  'code.error': 'No se han podido cargar los enlaces del servicio',
  'code.none': 'Este servicio no tiene repositorio propio.',

  'services.title': 'Servicios',
  'services.mine': 'Míos',
  'services.all': 'Todos',
  'services.show': 'Qué servicios mostrar',
  'services.error': 'No se han podido cargar los servicios',
  'services.emptyMine': 'Todavía no tiene ningún servicio.',
  'services.emptyAll': 'Todavía no se ha creado ningún servicio.',
  'services.create': 'Crear un servicio',
  'services.more': 'Todos los servicios en el catálogo',

  'name.help':
    'Minúsculas, cifras y guiones simples. Da nombre al repositorio, a la imagen y al despliegue, y es para siempre.',
  'name.checking': 'Comprobando si el nombre está libre…',
  'name.available': '«{{name}}» está libre.',
  'name.taken': '{{system}}: {{message}}',
  'name.unreachable':
    'El nombre no se ha podido comprobar ahora. Se comprueba otra vez antes de crear nada.',
  'name.label': 'Nombre',
  'name.required': 'Dé un nombre al servicio.',
  'name.problem.too-short': 'Un nombre necesita al menos {{min}} caracteres.',
  'name.problem.too-long':
    'Un nombre tiene como mucho {{max}} caracteres; este tiene {{length}}.',
  'name.problem.upper-case': 'Use solo minúsculas.',
  'name.problem.first-letter': 'Un nombre empieza por una letra.',
  'name.problem.characters': 'Use solo letras sin acento, cifras y guiones.',
  'name.problem.last-hyphen': 'Un nombre termina en una letra o una cifra.',
  'name.problem.double-hyphen': 'Use solo guiones simples.',
  'name.problem.reserved': '«{{name}}» está reservado por la plataforma.',

  'image.label': 'Imagen',
  'image.help': 'Con la etiqueta de una versión o un digest, nunca «latest».',
  'image.allowed': 'Aquí se permiten: {{allowed}}.',
  'image.registry': 'Registro {{registry}}',
  'image.repository': 'imagen {{repository}}',
  'image.tag': 'etiqueta {{tag}}',
  'image.digest': 'digest {{digest}}',
  'image.mirror': 'Se toma de {{image}}.',
  'image.checking': 'Preguntando qué registros se permiten…',
  'image.unreachable':
    'Ahora no se ha podido preguntar qué registros se permiten. Se comprobará de nuevo antes de crear nada.',
  'image.problem.empty': 'Nombre una imagen.',
  'image.problem.spaces': 'El nombre de una imagen no tiene espacios.',
  'image.problem.scheme':
    'Quite el esquema: una imagen empieza por su registro.',
  'image.problem.second-at': 'Una imagen tiene como mucho una «@».',
  'image.problem.tag':
    '«{{tag}}» no es una etiqueta: tiene hasta 128 letras sin acento, cifras, puntos, guiones y guiones bajos, y empieza por una letra, una cifra o un guion bajo.',
  'image.problem.digest':
    'Un digest es «sha256:» y 64 cifras hexadecimales en minúsculas.',
  'image.problem.digest-algorithm':
    'El algoritmo del digest es {{algorithm}}; la plataforma acepta sha256.',
  'image.problem.too-long':
    'El nombre de una imagen tiene como mucho {{max}} caracteres; este tiene {{length}}.',
  'image.problem.registry':
    '«{{registry}}» no es un registro: indique un host y, si hace falta, un puerto.',
  'image.problem.image-id':
    'Esto es el identificador de una imagen, que un registro no conoce: indique su nombre.',
  'image.problem.upper-case': 'Use solo minúsculas en el nombre de una imagen.',
  'image.problem.repository':
    '«{{repository}}» no es el nombre de una imagen: sus partes tienen minúsculas y cifras, con un punto, uno o dos guiones bajos o guiones entre ellas.',
  'image.problem.latest':
    '«latest» es otra imagen cada día: indique la etiqueta de una versión.',
  'image.problem.no-version':
    'Indique una etiqueta o un digest: sin ellos sería «latest», que es otra imagen cada día.',
  'image.problem.not-allowed':
    'Las imágenes de {{registry}} no pueden ejecutarse aquí. Elija una de {{allowed}}, o pida el registro al equipo de plataforma.',
  'image.problem.none-allowed':
    'Las imágenes de {{registry}} no pueden ejecutarse aquí: no se permite ningún registro. Pídalo al equipo de plataforma.',

  'repository.label': 'Repositorio',
  'repository.help':
    'Un repositorio existente de la organización. Nada cambia en él sino por un pull request.',
  'repository.search': 'Buscar por nombre o descripción',
  'repository.searching': 'Buscando…',
  'repository.none':
    'No se encuentra ningún repositorio. Solo se muestran los que la GitHub App del portal puede ver.',
  'repository.more_one': '{{count}} más: búsquelo para verlo.',
  'repository.more_other': '{{count}} más: búsquelos para verlos.',
  'repository.error': 'No se pudieron cargar los repositorios',
  'repository.required': 'Elija un repositorio.',
  'repository.problem.service': 'Ya es un servicio.',
  'repository.problem.archived': 'Está archivado.',
  'repository.problem.pipeline-hidden':
    'Es {{visibility}}, y no puede llamar al pipeline de {{pipeline}}, que es {{pipelineVisibility}}.',
  'repository.problem.name':
    'Su nombre no puede ser el de un servicio. {{reason}}',
  'repository.visibility.private': 'privado',
  'repository.visibility.internal': 'interno',
  'repository.visibility.public': 'público',

  'wrong.empty': 'Escriba algo aquí.',
  'wrong.minLength': 'Escriba al menos {{least}} caracteres.',
  'wrong.maxLength': 'Escriba como máximo {{most}} caracteres.',
  'wrong.noItems': 'Añada al menos un elemento.',
  'wrong.minItems': 'Añada al menos {{least}} elementos.',
  'wrong.maxItems': 'Deje como máximo {{most}} elementos.',
  'wrong.uniqueItems': 'Hay algo repetido: quite uno de los dos.',
  'wrong.minimum': 'Escriba {{least}} o más.',
  'wrong.maximum': 'Escriba {{most}} o menos.',
  'wrong.enum': 'Elija una de las opciones.',
  'wrong.integer': 'Escriba un número entero.',
  'wrong.number': 'Escriba un número.',

  'textList.label': 'Lista',
  'textList.help': 'Un elemento por línea.',
  'textList.required': 'Añada al menos un elemento.',
  'textList.item': 'Línea',
  'textList.add': 'Añadir {{item}}',
  'textList.remove': 'Quitar {{item}} {{number}}',

  'entryList.help': 'Los que hagan falta.',
  'entryList.item': 'Elemento',

  'chartVersion.label': 'Versión del chart',
  'chartVersion.help': 'Una versión exacta que esté publicada.',
  'chartVersion.required': 'Indique una versión.',
  'chartVersion.none': 'El registro no tiene ninguna versión.',
  'chartVersion.absent':
    'El registro no tiene {{version}}, pero sí {{versions}}.',
  'chartVersion.unreachable':
    'No se han podido cargar las versiones. Escriba una; se comprueba antes de proponer nada.',

  'environment.label': 'Entorno',
  'environment.help': 'Uno de aquellos en los que se ejecutan los servicios.',
  'environment.required': 'Elija un entorno.',

  'environments.label': 'Entornos',
  'environments.help':
    'En el orden de promoción. Una versión pasa de uno al siguiente.',
  'environments.commit': 'Los cambios llegan directamente.',
  'environments.pullRequest':
    'Los cambios llegan por un pull request que hay que aprobar.',
  'environments.approvers': 'Lo aprueba {{names}}.',
  'environments.error': 'No se han podido cargar los entornos',
  'environments.required': 'Elija al menos un entorno.',
  'environments.unknown': 'No existe el entorno «{{name}}».',

  'size.label': 'Tamaño',
  'size.help': 'Se puede cambiar más adelante.',
  'size.small': 'Pequeño',
  'size.medium': 'Mediano',
  'size.large': 'Grande',
  'size.smallFor': 'Para un servicio nuevo o tranquilo.',
  'size.mediumFor': 'Para un tráfico constante.',
  'size.largeFor': 'Para un tráfico intenso.',
  'size.cpu': '{{cpu}} de CPU',
  'size.memory': '{{memory}} de memoria',
  'size.replicas_one': '{{count}} réplica',
  'size.replicas_other': '{{count}} réplicas',
  'size.each': 'cada una',
  'size.error': 'No se han podido cargar los tamaños',
  'size.required': 'Elija un tamaño.',

  'plan.label': 'Qué se va a crear',
  'plan.help':
    'Todavía no existe nada. La página siguiente muestra sus respuestas una vez más; Crear lo hace todo, o nada.',
  'plan.error': 'No se ha podido cargar el plan',
  'plan.repository': 'Repositorio',
  'plan.repositoryNote':
    'Privado, con código, pruebas, pipeline y documentación.',
  'plan.proposalNote':
    'Ya existe, y recibe una pull request con el pipeline, la documentación y lo demás que le falte. No se sobrescribe nada en él.',
  'plan.images': 'Imágenes',
  'plan.imagesNote':
    'El pipeline las crea, analiza y firma en cada push; nunca cambian.',
  'plan.prebuilt': 'Imagen',
  'plan.prebuiltNote': 'Ya existe, y se ejecuta tal cual.',
  'plan.disk':
    'Guarda sus datos en un disco de {{size}} en cada entorno, que la sobrevive.',
  'plan.noDisk': 'No tiene disco, y no conserva nada.',
  'plan.record': 'Ficha',
  'plan.recordNote':
    'En {{repository}}, con los ficheros de cada entorno de abajo: lo que se ejecuta es lo que dicen.',
  'plan.environment': 'Entorno {{environment}}',
  'plan.application': 'Aplicación',
  'plan.inside': 'Accesible solo desde dentro del clúster.',
  'plan.internal': 'Accesible en https://{{host}} desde la red de la empresa.',
  'plan.internet': 'Accesible en https://{{host}} desde Internet.',
  'plan.entity': 'Catálogo',
  'plan.entityNote': 'Pertenece a {{owner}}.',
  'plan.sharedHost':
    '{{environments}} no pueden compartir {{host}}. Escriba {environment} donde difieran, por ejemplo {environment}.{{host}}.',
};

export default es;
